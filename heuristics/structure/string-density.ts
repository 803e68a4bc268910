import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, tally } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'string-density',
    summary: 'Strings among the code tokens',
    rationale: 'Messages, keys and test data: agent code holds somewhat more strings.',
    confounders: ['configuration', 'tests', 'user interfaces'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of code tokens', range: [0, 1] },
    messages: { strings: '{{hits}} of {{total}} tokens are strings' },
    examples: {
      high: [{ language: 'typescript', code: 'go("a", "b");' }],
      low: [{ language: 'typescript', code: 'go(a, b);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { code, strings, templates } = tally(unit);
    if (code > 0) report({ messageId: 'strings', measure: (strings + templates) / code, data: { hits: strings + templates, total: code } });
  },
});
