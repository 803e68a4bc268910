import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

const CONTRACTION = /\w(?:n't|'s|'re|'ll|'ve|'d|'m|’s|’re|’ll|’ve|’t)\b/g;

export default defineHeuristic({
  meta: {
    id: 'contractions',
    summary: 'Contractions per hundred words',
    rationale: 'don\'t, it\'s, we\'ll: a speaking voice. Documents of agents stay formal.',
    confounders: ['house style', 'translations'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'contractions per 100 words', range: [0, 50] },
    messages: { contractions: '{{hits|contraction|contractions}} in {{words}} words' },
    examples: {
      high: [{ language: 'markdown', code: "It's fast, so don't worry." }],
      low: [{ language: 'markdown', code: 'It is fast, so do not worry.' }],
      abstain: [{ language: 'markdown', code: '# Title' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { words, paragraphs } = proseFacts(unit);
    if (words === 0) return;
    let hits = 0;
    for (const paragraph of paragraphs) hits += paragraph.match(CONTRACTION)?.length ?? 0;
    report({ messageId: 'contractions', measure: (100 * hits) / words, data: { hits, words } });
  },
});
