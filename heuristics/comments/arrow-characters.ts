import { defineHeuristic } from 'handiwork/heuristic';
import { characterFacts, CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'arrow-characters',
    summary: 'Arrow characters in code',
    rationale: '"input → output" in comments and messages is rare, and ten times as frequent in agent code.',
    confounders: ['mathematics', 'editors with ligatures', 'text for users'],
    needs: ['text'],
    languages: CODE,
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'arrows per 1,000 characters', range: [0, 100] },
    messages: { arrows: '{{hits|arrow character|arrow characters}}' },
    examples: {
      high: [{ language: 'typescript', code: '// name → id\ngo();' }],
      low: [{ language: 'typescript', code: '// name -> id\ngo();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, arrows } = characterFacts(unit);
    if (total === 0) return;
    report({ messageId: 'arrows', measure: (1000 * arrows) / total, data: { hits: arrows } });
  },
});
