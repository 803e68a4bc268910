import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

const CONTRAST = /\b(?:not (?:just|only|merely|simply)|more than just|isn't just|rather than|instead of)\b/gi;

export default defineHeuristic({
  meta: {
    id: 'contrast-phrases',
    summary: '"Not X but Y" phrases per hundred words',
    rationale: '"not just a parser, it is…", "rather than", "more than just": the contrast that generated prose loves.',
    confounders: ['essays', 'advertising'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'phrases per 100 words', range: [0, 50] },
    messages: { contrast: '{{hits|contrast|contrasts}} in {{words}} words' },
    examples: {
      high: [{ language: 'markdown', code: 'It is not just a parser but a whole toolkit.' }],
      low: [{ language: 'markdown', code: 'It is a parser with a toolkit.' }],
      abstain: [{ language: 'markdown', code: '# Title' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { words, paragraphs } = proseFacts(unit);
    if (words === 0) return;
    let hits = 0;
    for (const paragraph of paragraphs) hits += paragraph.match(CONTRAST)?.length ?? 0;
    report({ messageId: 'contrast', measure: (100 * hits) / words, data: { hits, words } });
  },
});
