import { defineHeuristic } from 'handiwork/heuristic';

export default defineHeuristic({
  meta: {
    id: 'annotation-density',
    summary: 'Type annotations per line of code',
    rationale: 'Agents annotate more places than people of the same years: parameters, returns, fields and locals.',
    confounders: ['strict type checking', 'data classes', 'interfaces'],
    needs: ['tree'],
    languages: ['typescript', 'tsx', 'python'],
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'annotations per line of code', range: [0, 5] },
    messages: { density: '{{hits|annotation|annotations}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'const a: number = 1;' }],
      low: [{ language: 'typescript', code: 'const a = 1;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = unit.nodes('annotation').length + unit.nodes('returnType').length;
    report({ messageId: 'density', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
