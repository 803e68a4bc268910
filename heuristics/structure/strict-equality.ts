import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'strict-equality',
    summary: 'Strict comparisons among the comparisons',
    rationale: 'Agents compare with === alone; == survives in hand-written code.',
    confounders: ['lint rules', 'the == null idiom'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of equality comparisons', range: [0, 1] },
    messages: { strict: '{{hits}} of {{total}} comparisons are strict' },
    examples: {
      high: [{ language: 'typescript', code: 'if (a === b) go();' }],
      low: [{ language: 'typescript', code: 'if (a == b) go();' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const hits = countSpelling(unit, '===') + countSpelling(unit, '!==');
    const total = hits + countSpelling(unit, '==') + countSpelling(unit, '!=');
    if (total > 0) report({ messageId: 'strict', measure: hits / total, data: { hits, total } });
  },
});
