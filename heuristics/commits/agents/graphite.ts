import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'graphite',
  name: 'Graphite Agent',
  vendor: 'Graphite',
  role: 'review-bot',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?graphite-app\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['the same app also performs plain stack merges'],
      match: ['96075541+graphite-app[bot]@users.noreply.github.com', 'graphite-app[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xgraphite-app[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?graphite-app\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['the same app also performs plain stack merges'],
      match: [
        'Co-authored-by: graphite-app[bot] <96075541+graphite-app[bot]@users.noreply.github.com>',
        'Co-authored-by: graphite-app[bot] <graphite-app[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: graphite-app[bot] <96075541+graphite-app[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
  ],
});
