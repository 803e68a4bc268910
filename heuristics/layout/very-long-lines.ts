import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'very-long-lines',
    summary: 'Lines of more than 100 characters',
    rationale: 'More frequent than before 2022 and no more frequent than in hand-written code of the same years: sets the era, not the author.',
    confounders: ['formatters with a wide limit', 'markup', 'test data'],
    needs: ['text'],
    languages: CODE,
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of non-blank lines', range: [0, 1] },
    messages: { long: '{{hits}} of {{total}} lines are longer than 100 characters' },
    examples: {
      high: [
        { language: 'typescript', code: 'throw new Error("The settings of the current workspace could not be read from the file, so the defaults are used");' },
      ],
      low: [{ language: 'typescript', code: 'a = b;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank, over100 } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'long', measure: over100 / nonBlank, data: { hits: over100, total: nonBlank } });
  },
});
