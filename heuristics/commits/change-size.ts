import { defineCommitHeuristic } from 'handiwork/heuristic';

export default defineCommitHeuristic({
  meta: {
    id: 'change-size',
    summary: 'Lines added by a commit',
    rationale: 'The median commit of an agent adds 31 lines, of a person 11.',
    confounders: ['imports of other code', 'generated files', 'squash merges'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'log10 of one plus the lines added', range: [0, 7] },
    messages: { line: 'the commit adds one line', size: 'the commit adds {{added}} lines' },
    examples: {
      high: [{ message: 'a', files: [{ path: 'a.ts', added: 400, deleted: 2 }] }],
      low: [{ message: 'a', files: [{ path: 'a.ts', added: 3, deleted: 2 }] }],
      abstain: [{ message: 'a' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    if (subject.changes === undefined) return;
    const added = subject.changes.files.reduce((sum, file) => sum + file.added, 0);
    report({ messageId: added === 1 ? 'line' : 'size', measure: Math.min(7, Math.log10(1 + added)), data: { added } });
  },
});
