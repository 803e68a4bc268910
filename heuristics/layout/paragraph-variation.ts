import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts, variationOf } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'paragraph-variation',
    summary: 'How much the paragraphs differ in length',
    rationale: 'Standard deviation over mean of the paragraph lengths; a little higher in agent code.',
    confounders: ['very short units', 'data in code'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'standard deviation over mean', range: [0, 5] },
    messages: { variation: 'paragraph lengths vary by {{measure}} of their mean' },
    examples: {
      high: [{ language: 'typescript', code: 'a();\n\nb();\nc();\nd();\ne();' }],
      low: [{ language: 'typescript', code: 'a();\n\nb();\n\nc();' }],
      abstain: [{ language: 'typescript', code: 'a();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { paragraphs, nonBlank, paragraphSquares } = lineFacts(unit);
    if (paragraphs > 1) report({ messageId: 'variation', measure: variationOf(paragraphs, nonBlank, paragraphSquares) });
  },
});
