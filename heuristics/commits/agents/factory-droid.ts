import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'factory-droid',
  name: 'Droid',
  vendor: 'Factory',
  aliases: ['Factory Droid', 'droid'],
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?factory-droid\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['138933559+factory-droid[bot]@users.noreply.github.com', 'factory-droid[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xfactory-droid[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?factory-droid\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: factory-droid[bot] <138933559+factory-droid[bot]@users.noreply.github.com>',
        'Co-authored-by: factory-droid[bot] <factory-droid[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: factory-droid[bot] <138933559+factory-droid[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^droid@factory\.ai$/i,
      tier: 'authored',
      match: ['droid@factory.ai'],
      noMatch: ['jane.doe@factory.ai', 'xdroid@factory.ai', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<droid@factory\.ai>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Droid <droid@factory.ai>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@factory.ai>', 'Reviewed-by: Droid <droid@factory.ai>'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.factory\/(?:droids|commands|docs|skills|hooks|mcp|settings|rules)/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.factory/droids/x.md', '.factory/commands/a.md'],
      noMatch: ['factory/droids/x.md', '.factory/README'],
    },
    {
      id: 'history-file/session',
      kind: 'history-file',
      pattern: /(?:^|\/)\.factory\/sessions\/(?:[^/]{1,255}\/)?[0-9a-f-]{36}\.jsonl$/,
      tier: 'assisted',
      match: ['.factory/sessions/-home-u-app/fb0e4cfc-cef8-4f6e-9175-946cb2759264.jsonl'],
      noMatch: ['.factory/sessions/x.settings.json'],
    },
  ],
});
