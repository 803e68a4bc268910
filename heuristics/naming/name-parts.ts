import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'name-parts',
    summary: 'Mean number of words joined in a name',
    rationale: 'Agents compose names of more words: 1.64 parts on average, against 1.51 to 1.54.',
    confounders: ['domain terms', 'test names'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'parts per name', range: [0, 8] },
    messages: { parts: 'names have {{measure}} parts on average' },
    examples: {
      high: [{ language: 'typescript', code: 'loadUserSettings(currentWorkspace);' }],
      low: [{ language: 'typescript', code: 'load(workspace);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, parts } = nameFacts(unit);
    if (total > 0) report({ messageId: 'parts', measure: parts / total });
  },
});
