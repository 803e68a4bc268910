import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'long-names',
    summary: 'Names of fourteen characters or more',
    rationale: '16 to 18 % of the names in agent code, 13 to 14 % in hand-written code of the same years.',
    confounders: ['domain terms', 'generated names'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of names', range: [0, 1] },
    messages: { long: '{{hits}} of {{total}} names have fourteen characters or more' },
    examples: {
      high: [{ language: 'typescript', code: 'loadUserSettings(currentWorkspace);' }],
      low: [{ language: 'typescript', code: 'load(workspace);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, long } = nameFacts(unit);
    if (total > 0) report({ messageId: 'long', measure: long / total, data: { hits: long, total } });
  },
});
