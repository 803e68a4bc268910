import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, TYPED } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'any-types',
    summary: 'Types given up as any',
    rationale: 'Agent changes add "any" more often than people\'s, unless a lint rule forbids it; then the sign turns.',
    confounders: ['lint rules', 'migrations from JavaScript', 'glue to untyped libraries'],
    needs: ['tokens'],
    languages: TYPED,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'any per line of code', range: [0, 1] },
    messages: { any: '"any" stands {{hits}} times in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'const a: any = go();' }],
      low: [{ language: 'typescript', code: 'const a: Row = go();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, 'any');
    report({ messageId: 'any', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
