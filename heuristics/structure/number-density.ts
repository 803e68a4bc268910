import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, tally } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'number-density',
    summary: 'Numbers among the code tokens',
    rationale: 'Limits, sizes, expected values: agent-written JS/TS holds somewhat more numbers.',
    confounders: ['tests', 'graphics', 'numerical code'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of code tokens', range: [0, 1] },
    messages: { numbers: '{{hits}} of {{total}} tokens are numbers' },
    examples: {
      high: [{ language: 'typescript', code: 'go(1, 2);' }],
      low: [{ language: 'typescript', code: 'go(a, b);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { code, numbers } = tally(unit);
    if (code > 0) report({ messageId: 'numbers', measure: numbers / code, data: { hits: numbers, total: code } });
  },
});
