import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'name-evenness',
    summary: 'How evenly the names are used',
    rationale: 'Entropy of the names over its maximum: agents spread their names more evenly, people lean on a few.',
    confounders: ['very short units', 'tables in code'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'entropy of names over the highest possible', range: [0, 1] },
    messages: { evenness: 'names are used with evenness {{measure}}' },
    examples: {
      high: [{ language: 'typescript', code: 'alpha(beta, gamma, delta);' }],
      low: [{ language: 'typescript', code: 'alpha(alpha, alpha, beta, alpha, alpha, alpha);' }],
      abstain: [{ language: 'typescript', code: 'alpha();' }],
    },
  },
  defaults: { minNames: 3 },
  observe(unit, { options, report }) {
    const { total, distinct, weightedLog } = nameFacts(unit);
    if (distinct < 2 || total < options.minNames) return;
    const entropy = Math.log2(total) - weightedLog / total;
    report({ messageId: 'evenness', measure: Math.max(0, Math.min(1, entropy / Math.log2(distinct))) });
  },
});
