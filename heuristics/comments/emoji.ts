import { defineHeuristic } from 'handiwork/heuristic';
import { characterFacts, CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'emoji',
    summary: 'Emoji, check marks and crosses in code',
    rationale: 'Five to nine per cent of agent-written units hold one, about one per cent of hand-written ones.',
    confounders: ['command line tools with coloured output', 'tests of text handling'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'emoji per 1,000 characters', range: [0, 100] },
    messages: { emoji: '{{hits}} emoji or check marks' },
    examples: {
      high: [{ language: 'typescript', code: 'console.log("✅ done");' }],
      low: [{ language: 'typescript', code: 'console.log("done");' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, emoji } = characterFacts(unit);
    if (total === 0) return;
    report({ messageId: 'emoji', measure: (1000 * emoji) / total, data: { hits: emoji } });
  },
});
