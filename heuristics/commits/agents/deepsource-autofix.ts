import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'deepsource-autofix',
  name: 'DeepSource Autofix',
  vendor: 'DeepSource',
  role: 'review-bot',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?deepsource-autofix\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['rule-based fixes as well as model-written ones'],
      match: ['62050782+deepsource-autofix[bot]@users.noreply.github.com', 'deepsource-autofix[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xdeepsource-autofix[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?deepsource-autofix\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['rule-based fixes as well as model-written ones'],
      match: [
        'Co-authored-by: deepsource-autofix[bot] <62050782+deepsource-autofix[bot]@users.noreply.github.com>',
        'Co-authored-by: deepsource-autofix[bot] <deepsource-autofix[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: deepsource-autofix[bot] <62050782+deepsource-autofix[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
  ],
});
