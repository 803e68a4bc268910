import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'sourcery',
  name: 'Sourcery',
  vendor: 'Sourcery',
  role: 'review-bot',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?sourcery-ai\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['rule-based refactoring before 2023'],
      match: ['58596630+sourcery-ai[bot]@users.noreply.github.com', 'sourcery-ai[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xsourcery-ai[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?sourcery-ai\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['rule-based refactoring before 2023'],
      match: [
        'Co-authored-by: sourcery-ai[bot] <58596630+sourcery-ai[bot]@users.noreply.github.com>',
        'Co-authored-by: sourcery-ai[bot] <sourcery-ai[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: sourcery-ai[bot] <58596630+sourcery-ai[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^sourcery-ai\/[^ ]{2,200}$|^sourcery\/[^ ]{2,200}$/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['sourcery-ai/refactor'],
      noMatch: ['sourcery'],
    },
  ],
});
