import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'sourcegraph-cody',
  name: 'Cody',
  vendor: 'Sourcegraph',
  role: 'coding-agent',
  window: { from: '2023-03-23', source: 'vendor announcement' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?sourcegraph-cody\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['201248094+sourcegraph-cody[bot]@users.noreply.github.com', 'sourcegraph-cody[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xsourcegraph-cody[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?sourcegraph-cody\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: [
        'Co-authored-by: sourcegraph-cody[bot] <201248094+sourcegraph-cody[bot]@users.noreply.github.com>',
        'Co-authored-by: sourcegraph-cody[bot] <sourcegraph-cody[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: sourcegraph-cody[bot] <201248094+sourcegraph-cody[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
  ],
});
