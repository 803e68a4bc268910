import { defineHeuristic } from 'handiwork/heuristic';
import { mean, proseFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'sentence-length',
    summary: 'Mean length of the sentences',
    rationale: 'Documents of agents keep to sentences of middle length; the sign is learned.',
    confounders: ['lists', 'legal texts'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'words per sentence', range: [0, 80] },
    messages: { length: 'sentences have {{measure}} words on average' },
    examples: {
      high: [
        { language: 'markdown', code: 'It runs because the person who wrote it long ago had a machine with very little memory.' },
      ],
      low: [{ language: 'markdown', code: 'It runs. It fits.' }],
      abstain: [{ language: 'markdown', code: '# Title' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sentences } = proseFacts(unit);
    if (sentences.length > 0) report({ messageId: 'length', measure: mean(sentences) });
  },
});
