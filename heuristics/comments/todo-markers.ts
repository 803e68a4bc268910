import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns, hasTodo } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'todo-markers',
    summary: 'Comments that leave work for later',
    rationale: 'TODO, FIXME, XXX and HACK are twenty times rarer in agent code: people promise, agents finish or stay silent.',
    confounders: ['agents asked to leave TODOs', 'generated scaffolds'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { todo: '{{hits}} of {{total}} comments leave work for later' },
    examples: {
      high: [{ language: 'typescript', code: '// TODO: retry on 503\nget();' }],
      low: [{ language: 'typescript', code: '// Retry on 503\nget();' }],
      abstain: [{ language: 'typescript', code: 'get();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total, first } = countRuns(unit, (run) => hasTodo(run.text));
    if (total === 0) return;
    report({ messageId: 'todo', measure: hits / total, data: { hits, total }, ...(first && { startLine: first.startLine }) });
  },
});
