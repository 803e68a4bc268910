import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'decorators',
    summary: 'Decorators per line of code',
    rationale: '32 % of agent-written Python units carry one (fixtures, properties, routes), 21 % of hand-written ones.',
    confounders: ['frameworks that work by decorators', 'tests with fixtures and parameters'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'decorators per line of code', range: [0, 1] },
    messages: { decorators: '{{hits|decorator|decorators}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'python', code: '@cache\ndef f():\n    return 1' }],
      low: [{ language: 'python', code: 'def f():\n    return 1' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = unit.nodes('decorator').length;
    report({ messageId: 'decorators', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
