import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'throw-density',
    summary: 'Errors raised per line of code',
    rationale: 'People of the same years raise somewhat more in Python and in JS/TS libraries; agents validate inputs in services.',
    confounders: ['validation code', 'parsers'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'throw and raise statements per line of code', range: [0, 1] },
    messages: { throws: '{{hits|error|errors}} raised in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'if (a) throw new Error("a");' }],
      low: [{ language: 'typescript', code: 'if (a) go();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = unit.nodes('throw').length;
    report({ messageId: 'throws', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
