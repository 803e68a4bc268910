import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'import-width',
    summary: 'Names per import',
    rationale: 'Names picked from a module one by one, or the module as a whole; the sign is learned.',
    confounders: ['frameworks with many small exports', 'lint rules against star and namespace imports'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'names per import', range: [0, 40] },
    messages: { width: 'imports bind {{measure}} names on average' },
    examples: {
      high: [{ language: 'typescript', code: 'import { a, b, c } from "a";' }],
      low: [{ language: 'typescript', code: 'import a from "a";' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const total = unit.imports.length;
    if (total === 0) return;
    let names = 0;
    for (const found of unit.imports) names += found.names.length;
    report({ messageId: 'width', measure: names / total });
  },
});
