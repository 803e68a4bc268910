import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'longest-line',
    summary: 'Length of the longest line',
    rationale: 'Messages and signatures that are not wrapped: 93 characters in agent-written JS/TS against 84.',
    confounders: ['formatters', 'long addresses', 'the length of the unit'],
    needs: ['text'],
    languages: CODE,
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'characters', range: [0, 400] },
    messages: { longest: 'the longest line has {{measure}} characters' },
    examples: {
      high: [
        { language: 'typescript', code: 'throw new Error("The settings of the current workspace could not be read from the file");' },
      ],
      low: [{ language: 'typescript', code: 'a = b;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank, longest } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'longest', measure: longest });
  },
});
