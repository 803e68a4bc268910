import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countSpelling } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'async-density',
    summary: 'async and await per line of code',
    rationale: 'Agents write asynchronous code throughout: 43 % of their JS/TS units say async, 33 % of hand-written ones, 17 % before 2022.',
    confounders: ['servers', 'clients', 'tests of either'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'async and await per line of code', range: [0, 2] },
    messages: { async: '{{hits}} async or await in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'async function f() { await go(); }' }],
      low: [{ language: 'typescript', code: 'function f() { go(); }' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, 'async') + countSpelling(unit, 'await');
    report({ messageId: 'async', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
