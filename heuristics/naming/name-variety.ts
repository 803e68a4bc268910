import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'name-variety',
    summary: 'Different names among the names used',
    rationale: 'Compared with old code, agent-written Python repeats its names less.',
    confounders: ['the length of the unit', 'tables in code'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'different names over names, corrected for length', range: [0, 10] },
    messages: { variety: '{{distinct}} different names among {{total}}' },
    examples: {
      high: [{ language: 'typescript', code: 'alpha(beta, gamma, delta);' }],
      low: [{ language: 'typescript', code: 'alpha(alpha, alpha, alpha);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, distinct } = nameFacts(unit);
    if (total > 0) report({ messageId: 'variety', measure: distinct / Math.sqrt(2 * total), data: { distinct, total } });
  },
});
