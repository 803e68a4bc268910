import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'name-use-length',
    summary: 'Mean length of the names where they are used',
    rationale: 'Long names that are used again and again, not only declared, are typed by a machine.',
    confounders: ['domain terms', 'generated names'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'characters per name', range: [1, 40] },
    messages: { length: 'names have {{measure}} characters on average where they are used' },
    examples: {
      high: [{ language: 'typescript', code: 'loadUserSettings(currentWorkspace);' }],
      low: [{ language: 'typescript', code: 'ld(ws);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, lengthSum } = nameFacts(unit);
    if (total > 0) report({ messageId: 'length', measure: lengthSum / total });
  },
});
