import { defineHeuristic } from 'handiwork/heuristic';

export default defineHeuristic({
  meta: {
    id: 'comprehensions',
    summary: 'Comprehensions per line of code',
    rationale: '15 % of agent-written Python units hold one, 9 % of hand-written ones.',
    confounders: ['data processing', 'functional style'],
    needs: ['tree'],
    languages: ['python'],
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'comprehensions per line of code', range: [0, 1] },
    messages: { comprehensions: '{{hits|comprehension|comprehensions}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'python', code: 'a = [b for b in c]' }],
      low: [{ language: 'python', code: 'a = list(c)' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = unit.nodes('comprehension').length;
    report({ messageId: 'comprehensions', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
