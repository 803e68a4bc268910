import { defineCommitHeuristic } from 'handiwork/heuristic';

export default defineCommitHeuristic({
  meta: {
    id: 'change-growth',
    summary: 'Additions among the changed lines',
    rationale: 'Agents add more than they delete; people also rewrite.',
    confounders: ['new projects', 'clean-ups'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of changed lines', range: [0, 1] },
    messages: { growth: '{{added}} of {{total}} changed lines are additions' },
    examples: {
      high: [{ message: 'a', files: [{ path: 'a.ts', added: 90, deleted: 10 }] }],
      low: [{ message: 'a', files: [{ path: 'a.ts', added: 10, deleted: 90 }] }],
      abstain: [{ message: 'a' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    let added = 0;
    let total = 0;
    for (const file of subject.changes?.files ?? []) {
      added += file.added;
      total += file.added + file.deleted;
    }
    if (total > 0) report({ messageId: 'growth', measure: added / total, data: { added, total } });
  },
});
