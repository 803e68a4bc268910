import { defineCommitHeuristic } from 'handiwork/heuristic';
import { gini } from 'handiwork/kit';

export default defineCommitHeuristic({
  meta: {
    id: 'change-concentration',
    summary: 'How much of a change falls on few files',
    rationale: 'The Gini coefficient of changed lines over files is among the strongest traits of agent pull requests.',
    confounders: ['lock files and generated files', 'renames'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'Gini coefficient of changed lines per file', range: [0, 1] },
    messages: { gini: 'one of {{files}} files has {{share}} % of the changed lines' },
    examples: {
      high: [
        { message: 'a', files: [{ path: 'a.ts', added: 400, deleted: 0 }, { path: 'b.ts', added: 1, deleted: 0 }, { path: 'c.ts', added: 1, deleted: 0 }] },
      ],
      low: [
        { message: 'a', files: [{ path: 'a.ts', added: 4, deleted: 0 }, { path: 'b.ts', added: 4, deleted: 0 }, { path: 'c.ts', added: 4, deleted: 0 }] },
      ],
      abstain: [{ message: 'a', files: [{ path: 'a.ts', added: 4, deleted: 0 }] }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    const files = subject.changes?.files ?? [];
    if (files.length < 2) return;
    const lines = files.map(({ added, deleted }) => added + deleted);
    const total = lines.reduce((sum, one) => sum + one, 0);
    const most = lines.reduce((largest, one) => Math.max(largest, one), 0);
    const share = total === 0 ? 0 : Math.round((100 * most) / total);
    report({ messageId: 'gini', measure: gini(lines), data: { files: files.length, share } });
  },
});
