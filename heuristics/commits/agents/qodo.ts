import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'qodo',
  name: 'Qodo Merge / PR-Agent',
  vendor: 'Qodo',
  role: 'review-bot',
  window: { from: '2021-06-29', source: 'unknown: bounded by the first agent (Copilot technical preview)' },
  signals: [
    {
      id: 'author-email/merge',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?qodo-merge-pro\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['qodo-merge-pro[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xqodo-merge-pro[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/merge-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?qodo-merge-pro\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: qodo-merge-pro[bot] <qodo-merge-pro[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: qodo-merge-pro[bot] <qodo-merge-pro[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/review',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?qodo-code-review\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['qodo-code-review[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xqodo-code-review[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/review-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?qodo-code-review\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: qodo-code-review[bot] <qodo-code-review[bot]@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: qodo-code-review[bot] <qodo-code-review[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.qodo\/|(?:^|\/)\.pr_agent\.toml$/,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.qodo/x', '.pr_agent.toml'],
      noMatch: ['qodo/x'],
    },
  ],
});
