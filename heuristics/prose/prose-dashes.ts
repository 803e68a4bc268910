import { defineHeuristic } from 'handiwork/heuristic';
import { characterFacts, proseFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'prose-dashes',
    summary: 'Em dashes per hundred words',
    rationale: 'Joined by an em dash where people set a comma, a colon or a full stop.',
    confounders: ['careful typographers', 'editors that replace hyphens'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'em dashes per 100 words', range: [0, 50] },
    messages: { dashes: '{{hits|em dash|em dashes}} in {{words}} words' },
    examples: {
      high: [{ language: 'markdown', code: 'It is fast — very fast — and small.' }],
      low: [{ language: 'markdown', code: 'It is fast, very fast, and small.' }],
      abstain: [{ language: 'markdown', code: '# Title' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { words } = proseFacts(unit);
    if (words === 0) return;
    const { dashes } = characterFacts(unit);
    report({ messageId: 'dashes', measure: (100 * dashes) / words, data: { hits: dashes, words } });
  },
});
