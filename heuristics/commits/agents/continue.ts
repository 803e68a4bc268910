import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'continue',
  name: 'Continue',
  vendor: 'Continue',
  aliases: ['continue-cli'],
  role: 'coding-agent',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^noreply@continue\.dev$/i,
      tier: 'authored',
      match: ['noreply@continue.dev'],
      noMatch: ['jane.doe@continue.dev', 'xnoreply@continue.dev', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<noreply@continue\.dev>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Continue <noreply@continue.dev>'],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@continue.dev>', 'Reviewed-by: Continue <noreply@continue.dev>'],
    },
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?continue\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['230936708+continue[bot]@users.noreply.github.com', 'continue[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xcontinue[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?continue\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: continue[bot] <230936708+continue[bot]@users.noreply.github.com>',
        'Co-authored-by: continue[bot] <continue[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: continue[bot] <230936708+continue[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'footer/generated-with',
      kind: 'footer',
      pattern: /^[^A-Za-z0-9]{0,12}Generated with \[Continue\]/i,
      tier: 'assisted',
      match: ['Generated with [Continue](https://continue.dev)'],
      noMatch: ['Generated with continue flag'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.continue\/|(?:^|\/)\.continue(?:rules|ignore)$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.continue/rules/a.md', '.continuerules'],
      noMatch: ['continue/x'],
    },
  ],
});
