import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'arrow-functions',
    summary: 'Arrow functions among the functions',
    rationale: 'People of the same years use arrows more; agents keep function declarations for anything with a name.',
    confounders: ['components and callbacks', 'old code', 'style guides on either side'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of arrows among arrows and function keywords', range: [0, 1] },
    messages: { arrows: '{{hits}} of {{total}} functions are arrows' },
    examples: {
      high: [{ language: 'typescript', code: 'const f = () => 1;' }],
      low: [{ language: 'typescript', code: 'function f() { return 1; }' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const hits = countSpelling(unit, '=>');
    const total = hits + countSpelling(unit, 'function');
    if (total > 0) report({ messageId: 'arrows', measure: hits / total, data: { hits, total } });
  },
});
