import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'greptile',
  name: 'Greptile',
  vendor: 'Greptile',
  role: 'review-bot',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?greptile-apps\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['review bot'],
      match: ['165735046+greptile-apps[bot]@users.noreply.github.com', 'greptile-apps[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xgreptile-apps[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?greptile-apps\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['review bot'],
      match: [
        'Co-authored-by: greptile-apps[bot] <165735046+greptile-apps[bot]@users.noreply.github.com>',
        'Co-authored-by: greptile-apps[bot] <greptile-apps[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: greptile-apps[bot] <165735046+greptile-apps[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
  ],
});
