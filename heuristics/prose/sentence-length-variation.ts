import { defineHeuristic } from 'handiwork/heuristic';
import { coefficientOfVariation, proseFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'sentence-length-variation',
    summary: 'How much the sentences differ in length',
    rationale: 'People mix short and long sentences; generated prose is more even.',
    confounders: ['lists', 'reference documentation'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'standard deviation over mean', range: [0, 5] },
    messages: { variation: 'sentence lengths vary by {{measure}} of their mean' },
    examples: {
      high: [
        { language: 'markdown', code: 'It runs. It runs because the person who wrote it long ago had a machine with very little memory. It fits. Nobody knows.' },
      ],
      low: [
        { language: 'markdown', code: 'It runs very well. It fits very well. It starts very well. It stops very well.' },
      ],
      abstain: [{ language: 'markdown', code: 'It runs.' }],
    },
  },
  defaults: { minSentences: 4 },
  observe(unit, { options, report }) {
    const { sentences } = proseFacts(unit);
    if (sentences.length < options.minSentences) return;
    report({ messageId: 'variation', measure: coefficientOfVariation(sentences) });
  },
});
