import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'loop-density',
    summary: 'Loops per line of code',
    rationale: 'Hand-written Python loops more; agents use comprehensions and built-ins.',
    confounders: ['numerical code', 'algorithms'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'loops per line of code', range: [0, 1] },
    messages: { loops: '{{hits|loop|loops}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'python', code: 'for a in b:\n    go(a)' }],
      low: [{ language: 'python', code: 'go(b)' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = unit.nodes('loop').length;
    report({ messageId: 'loops', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
