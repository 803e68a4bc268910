import { defineHeuristic } from 'handiwork/heuristic';
import { SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'unbraced-conditionals',
    summary: 'Conditions without braces',
    rationale: '"if (x) return y;" on one line is a habit of people (19 % of JS/TS units against 15 %), except where a lint rule demands braces.',
    confounders: ['lint rules on either side', 'minified and generated code'],
    references: ['https://eslint.org/docs/latest/rules/curly'],
    needs: ['tree'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of conditions', range: [0, 1] },
    messages: { unbraced: '{{hits}} of {{total}} conditions have no braces' },
    examples: {
      high: [{ language: 'typescript', code: 'if (a) go();' }],
      low: [{ language: 'typescript', code: 'if (a) {\n  go();\n}' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const conditions = unit.nodes('if');
    if (conditions.length === 0) return;
    let hits = 0;
    for (const { end } of conditions) if (unit.file.charCodeAt(end - 1) !== 125) hits += 1;
    report({ messageId: 'unbraced', measure: hits / conditions.length, data: { hits, total: conditions.length } });
  },
});
