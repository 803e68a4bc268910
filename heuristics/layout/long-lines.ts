import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'long-lines',
    summary: 'Lines of more than 80 characters',
    rationale: '63 % of agent-written JS/TS units have one, 44 % of hand-written ones, 31 % before 2022.',
    confounders: ['formatters with a wide or narrow limit', 'addresses, messages and test data, which nobody breaks'],
    references: ['https://prettier.io/docs/options'],
    needs: ['text'],
    languages: CODE,
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of non-blank lines', range: [0, 1] },
    messages: { long: '{{hits}} of {{total}} lines are longer than 80 characters' },
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
    const { nonBlank, over80 } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'long', measure: over80 / nonBlank, data: { hits: over80, total: nonBlank } });
  },
});
