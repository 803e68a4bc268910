import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countSpelling } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'assertions',
    summary: 'Assertions per line of code',
    rationale: 'Agents write more tests, and more assertions per test: 40 % of Python units hold an assert, against 22 %.',
    confounders: ['any test file', 'design by contract'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'assert statements and expect calls per line of code', range: [0, 2] },
    messages: { assertions: '{{hits|assertion|assertions}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'python', code: 'assert a == b' }, { language: 'typescript', code: 'expect(a).toBe(b);' }],
      low: [{ language: 'python', code: 'a = b' }, { language: 'typescript', code: 'go(a, b);' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, 'assert') + countSpelling(unit, 'expect');
    report({ messageId: 'assertions', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
