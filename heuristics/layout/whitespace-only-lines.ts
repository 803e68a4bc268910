import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'whitespace-only-lines',
    summary: 'Lines that hold nothing but white space',
    rationale: 'Blank lines indented like their neighbours: 14 % of agent-written Python units, 0.2 % of hand-written ones. A formatter removes them.',
    confounders: ['editors that indent blank lines', 'notebooks'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of lines', range: [0, 1] },
    messages: { indented: '{{hits}} of {{total}} lines hold nothing but white space' },
    examples: {
      high: [{ language: 'python', code: 'def f():\n    a = 1\n    \n    return a' }],
      low: [{ language: 'python', code: 'def f():\n    a = 1\n\n    return a' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, nonBlank, whitespaceOnly } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'indented', measure: whitespaceOnly / total, data: { hits: whitespaceOnly, total } });
  },
});
