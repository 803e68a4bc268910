import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'line-length',
    summary: 'Mean length of the lines',
    rationale: 'Longer names make longer lines: 43 characters in agent-written Python against 41, 34 against 33 in JS/TS.',
    confounders: ['formatters with a wide or narrow limit', 'deep indentation'],
    needs: ['text'],
    languages: CODE,
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'characters per non-blank line', range: [0, 200] },
    messages: { length: 'lines have {{measure}} characters on average' },
    examples: {
      high: [{ language: 'typescript', code: 'const currentWorkspaceSettings = loadSettings(workspacePath);' }],
      low: [{ language: 'typescript', code: 'a = b;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank, lengthSum } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'length', measure: lengthSum / nonBlank });
  },
});
