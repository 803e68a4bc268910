import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, literalFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'string-words',
    summary: 'Mean number of words per string',
    rationale: 'Longer messages in agent code than in old code, where strings are keys.',
    confounders: ['user interfaces', 'templates', 'queries'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'words per string', range: [0, 40] },
    messages: { words: 'strings have {{measure}} words on average' },
    examples: {
      high: [{ language: 'typescript', code: 'go("Could not open the file you asked for");' }],
      low: [{ language: 'typescript', code: 'go("file");' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, words } = literalFacts(unit);
    if (total > 0) report({ messageId: 'words', measure: words / total });
  },
});
