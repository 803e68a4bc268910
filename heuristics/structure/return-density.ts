import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'return-density',
    summary: 'Returns per line of code',
    rationale: 'Longer functions in agent code make returns rarer per line.',
    confounders: ['many small functions', 'early returns'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'returns per line of code', range: [0, 1] },
    messages: { returns: '{{hits|return|returns}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'function f() { return 1; }' }],
      low: [{ language: 'typescript', code: 'go();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = unit.nodes('return').length;
    report({ messageId: 'returns', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
