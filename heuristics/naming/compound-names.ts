import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'compound-names',
    summary: 'Names of three words or more',
    rationale: '14.6 % of the names in agent-written JS/TS, 11.7 % in hand-written code of the same years, 8.5 % before 2022.',
    confounders: ['domain terms', 'test names'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of names', range: [0, 1] },
    messages: { compound: '{{hits}} of {{total}} names have three parts or more' },
    examples: {
      high: [{ language: 'typescript', code: 'loadUserSettings(currentWorkspacePath);' }],
      low: [{ language: 'typescript', code: 'loadSettings(path);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, compound } = nameFacts(unit);
    if (total > 0) report({ messageId: 'compound', measure: compound / total, data: { hits: compound, total } });
  },
});
