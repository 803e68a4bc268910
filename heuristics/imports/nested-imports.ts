import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'nested-imports',
    summary: 'Imports inside functions and blocks',
    rationale: '18.5 % of agent-written Python units import where they use it, 3.5 % of hand-written ones.',
    confounders: ['import cycles', 'optional dependencies', 'start-up time'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'nested imports per line of code', range: [0, 1] },
    messages: { nested: '{{hits|import stands|imports stand}} inside functions or blocks' },
    examples: {
      high: [{ language: 'python', code: 'def f():\n    import json\n    return json' }],
      low: [
        { language: 'python', code: 'import json\n\ndef f():\n    return json' },
        { language: 'python', code: 'def f():\n    return 1' },
      ],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    let hits = 0;
    let line = 0;
    for (const found of unit.imports) {
      if (!found.nested) continue;
      hits += 1;
      line ||= found.line;
    }
    report({ messageId: 'nested', measure: Math.min(1, hits / sloc), data: { hits }, ...(line > 0 && { startLine: line }) });
  },
});
