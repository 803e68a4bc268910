import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'name-length',
    summary: 'Mean length of the different names',
    rationale: 'Agents spell names out: 10.6 characters per different name in Python and 9.2 in JS/TS, against 9.1 and 8.4.',
    confounders: ['domain terms', 'generated names', 'mathematics'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'characters per different name', range: [1, 40] },
    messages: { length: 'names have {{measure}} characters on average' },
    examples: {
      high: [{ language: 'typescript', code: 'loadUserSettings(currentWorkspace);' }],
      low: [{ language: 'typescript', code: 'ld(ws);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { distinct, distinctLengthSum } = nameFacts(unit);
    if (distinct > 0) report({ messageId: 'length', measure: distinctLengthSum / distinct });
  },
});
