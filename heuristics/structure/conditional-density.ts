import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'conditional-density',
    summary: 'Conditions per line of code',
    rationale: 'Agents branch less per line in Python and at least as much in JS/TS; the density of conditions is a known marker of agent changes.',
    confounders: ['parsers', 'validation code', 'configuration'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'conditions per line of code', range: [0, 2] },
    messages: { density: '{{hits|condition|conditions}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'if (a) b();\nelse if (c) d();\nconst e = f ? 1 : 2;' }],
      low: [{ language: 'typescript', code: 'b();\nd();\nconst e = 1;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = unit.nodes('if').length + unit.nodes('case').length + unit.nodes('ternary').length;
    report({ messageId: 'density', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
