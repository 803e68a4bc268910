import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts, variationOf } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'line-length-variation',
    summary: 'How much the lines differ in length',
    rationale: 'Standard deviation over mean of the line lengths. Old code is more even.',
    confounders: ['formatters', 'data in code'],
    needs: ['text'],
    languages: CODE,
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'standard deviation over mean', range: [0, 5] },
    messages: { variation: 'line lengths vary by {{measure}} of their mean' },
    examples: {
      high: [{ language: 'typescript', code: 'a;\nconst currentWorkspaceSettings = loadSettings(workspacePath);' }],
      low: [{ language: 'typescript', code: 'go(a);\ngo(b);' }],
      abstain: [{ language: 'typescript', code: 'go(a);' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank, lengthSum, lengthSquares } = lineFacts(unit);
    if (nonBlank > 1) report({ messageId: 'variation', measure: variationOf(nonBlank, lengthSum, lengthSquares) });
  },
});
