import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, TYPED } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'unknown-types',
    summary: 'Values typed as unknown',
    rationale: 'The careful answer to a lint rule against any: 12 % of agent-written JS/TS units, 1.4 % of hand-written ones.',
    confounders: ['parsers and validators', 'strict code bases'],
    needs: ['tokens'],
    languages: TYPED,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'unknown per line of code', range: [0, 1] },
    messages: { unknown: '"unknown" stands {{hits}} times in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'const a: unknown = go();' }],
      low: [{ language: 'typescript', code: 'const a: Row = go();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, 'unknown');
    report({ messageId: 'unknown', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
