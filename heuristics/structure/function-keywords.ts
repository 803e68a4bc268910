import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'function-keywords',
    summary: 'The function keyword per line of code',
    rationale: 'Fewer in agent code of JS/TS (methods, arrows in objects), most in old code.',
    confounders: ['old code', 'style guides', 'generators'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'function keywords per line of code', range: [0, 1] },
    messages: { keyword: '{{hits|function keyword|function keywords}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'javascript', code: 'function f() {}' }],
      low: [{ language: 'javascript', code: 'const f = () => {};' }],
      abstain: [{ language: 'javascript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, 'function');
    report({ messageId: 'keyword', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
