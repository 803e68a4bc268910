import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'bolt',
  name: 'Bolt',
  vendor: 'StackBlitz',
  role: 'app-builder',
  window: { from: '2024-10-03', source: 'vendor announcement of bolt.new' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?bolt-new-by-stackblitz\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['bolt-new-by-stackblitz[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xbolt-new-by-stackblitz[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?bolt-new-by-stackblitz\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: bolt-new-by-stackblitz[bot] <bolt-new-by-stackblitz[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: bolt-new-by-stackblitz[bot] <bolt-new-by-stackblitz[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/stackblitz',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?stackblitz\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['other StackBlitz automation; mend-bolt is a different product'],
      match: ['stackblitz[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xstackblitz[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/stackblitz-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?stackblitz\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['other StackBlitz automation; mend-bolt is a different product'],
      match: ['Co-authored-by: stackblitz[bot] <stackblitz[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: stackblitz[bot] <stackblitz[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.bolt\/(?:config\.json|prompt|ignore)$/,
      tier: 'present',
      confounders: ['Bolt templates published by people'],
      match: ['.bolt/config.json', '.bolt/prompt'],
      noMatch: ['bolt/config.json'],
    },
  ],
});
