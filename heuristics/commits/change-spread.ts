import { defineCommitHeuristic } from 'handiwork/heuristic';

export default defineCommitHeuristic({
  meta: {
    id: 'change-spread',
    summary: 'Files touched by a commit',
    rationale: 'Agents change code, tests and documents in one commit.',
    confounders: ['renames', 'mechanical changes', 'squash merges'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'log10 of one plus the files touched', range: [0, 6] },
    messages: { file: 'the commit touches one file', spread: 'the commit touches {{files}} files' },
    examples: {
      high: [{ message: 'a', files: [{ path: 'a.ts', added: 1, deleted: 1 }, { path: 'b.ts', added: 1, deleted: 1 }] }],
      low: [{ message: 'a', files: [{ path: 'a.ts', added: 1, deleted: 1 }] }],
      abstain: [{ message: 'a' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    if (subject.changes === undefined) return;
    const files = subject.changes.files.length;
    report({ messageId: files === 1 ? 'file' : 'spread', measure: Math.min(6, Math.log10(1 + files)), data: { files } });
  },
});
