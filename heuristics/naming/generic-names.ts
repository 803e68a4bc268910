import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'generic-names',
    summary: 'Names that only say what kind of thing a value is',
    rationale: 'result, data, response, config, error: 6 to 7 % of the names in agent code, under 4 % in hand-written code of the same years.',
    confounders: ['generic libraries', 'request handlers'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of names', range: [0, 1] },
    messages: { generic: '{{hits}} of {{total}} names are generic' },
    examples: {
      high: [{ language: 'typescript', code: 'const result = data.items;' }],
      low: [{ language: 'typescript', code: 'const oldest = invoices.unpaid;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, generic } = nameFacts(unit);
    if (total > 0) report({ messageId: 'generic', measure: generic / total, data: { hits: generic, total } });
  },
});
