import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'marvin',
  name: 'Marvin (Prefect repository agent)',
  vendor: 'Prefect',
  role: 'coding-agent',
  window: { from: '2025-02-24', source: 'runs Claude Code, which was announced on this day (PrefectHQ/fastmcp)' },
  signals: [
    {
      id: 'author-email/app',
      kind: 'author-email',
      pattern: /^(?:[0-9]{1,12}\+)?marvin-context-protocol\[bot\]@users\.noreply\.github\.com$/i,
      tier: 'authored',
      confounders: ['house bot of one organisation: some commits are plain automation'],
      match: ['225465937+marvin-context-protocol[bot]@users.noreply.github.com', 'marvin-context-protocol[bot]@users.noreply.github.com'],
      noMatch: ['dependabot[bot]@users.noreply.github.com', 'xmarvin-context-protocol[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/app-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<(?:[0-9]{1,12}\+)?marvin-context-protocol\[bot\]@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['house bot of one organisation: some commits are plain automation'],
      match: [
        'Co-authored-by: marvin-context-protocol[bot] <225465937+marvin-context-protocol[bot]@users.noreply.github.com>',
        'Co-authored-by: marvin-context-protocol[bot] <marvin-context-protocol[bot]@users.noreply.github.com>',
      ],
      noMatch: [
        'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
        'Reviewed-by: marvin-context-protocol[bot] <225465937+marvin-context-protocol[bot]@users.noreply.github.com>',
        'Co-authored-by: Jane Doe <jane@example.org>',
      ],
    },
    {
      id: 'author-email/action',
      kind: 'author-email',
      pattern: /^41898282\+Marvin Context Protocol@users\.noreply\.github\.com$/i,
      tier: 'authored',
      match: ['41898282+Marvin Context Protocol@users.noreply.github.com'],
      noMatch: ['41898282+github-actions[bot]@users.noreply.github.com', 'someone@example.com'],
    },
    {
      id: 'trailer/action-coauthor',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /<41898282\+Marvin Context Protocol@users\.noreply\.github\.com>[ \t]*$/i,
      tier: 'assisted',
      match: ['Co-authored-by: Marvin Context Protocol <41898282+Marvin Context Protocol@users.noreply.github.com>'],
      noMatch: [
        'Co-authored-by: github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
        'Co-authored-by: Marvin Protocol <marvin@example.org>',
      ],
    },
  ],
});
