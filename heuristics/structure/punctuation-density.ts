import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, tally } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'punctuation-density',
    summary: 'Punctuation among the code tokens',
    rationale: 'Agent-written Python is wordier: fewer brackets and operators per name.',
    confounders: ['numerical code', 'deeply nested calls', 'markup'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of code tokens', range: [0, 1] },
    messages: { punctuation: '{{hits}} of {{total}} tokens are punctuation' },
    examples: {
      high: [{ language: 'typescript', code: 'a(b(c(d)));' }],
      low: [{ language: 'typescript', code: 'import a from "b"' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { code, punctuation } = tally(unit);
    if (code > 0) report({ messageId: 'punctuation', measure: punctuation / code, data: { hits: punctuation, total: code } });
  },
});
