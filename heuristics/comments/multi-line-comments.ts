import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'multi-line-comments',
    summary: 'Line comments that run over several lines',
    rationale: 'Several lines of # prose are a person explaining; agents keep to one line or write a docstring.',
    confounders: ['licence headers', 'narrow columns', 'commented-out code'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { runs: '{{hits}} of {{total}} comments run over several lines' },
    examples: {
      high: [{ language: 'python', code: '# the kernel may return fewer bytes\n# than asked for, so loop\nread()' }],
      low: [{ language: 'python', code: '# Read the bytes\nread()' }],
      abstain: [{ language: 'python', code: 'read()' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total } = countRuns(unit, (run) => run.endLine > run.startLine);
    if (total > 0) report({ messageId: 'runs', measure: hits / total, data: { hits, total } });
  },
});
