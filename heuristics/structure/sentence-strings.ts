import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, literalFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'sentence-strings',
    summary: 'Strings that open like a sentence',
    rationale: 'Agents write messages as sentences: 9 % of strings in JS/TS against 5 %.',
    confounders: ['user interfaces', 'error catalogues'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of strings', range: [0, 1] },
    messages: { sentences: '{{hits}} of {{total}} strings open like a sentence' },
    examples: {
      high: [{ language: 'typescript', code: 'go("Cannot open file");' }],
      low: [{ language: 'typescript', code: 'go("cannot open file");' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, sentences } = literalFacts(unit);
    if (total > 0) report({ messageId: 'sentences', measure: sentences / total, data: { hits: sentences, total } });
  },
});
