import { defineHeuristic } from 'handiwork/heuristic';
import { characterFacts, CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'non-ascii-text',
    summary: 'Characters beyond ASCII in code',
    rationale: 'A quarter of agent-written JS/TS units have at least one (dashes, arrows, quotes, emoji), against one in thirteen.',
    confounders: ['comments in another language', 'text for users', 'test data'],
    needs: ['text'],
    languages: CODE,
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'characters beyond ASCII per 1,000', range: [0, 1000] },
    messages: { beyond: '{{hits|character|characters}} beyond ASCII' },
    examples: {
      high: [{ language: 'typescript', code: '// “quoted” … and so on\ngo();' }],
      low: [{ language: 'typescript', code: '// "quoted" ... and so on\ngo();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, beyondAscii } = characterFacts(unit);
    if (total === 0) return;
    report({ messageId: 'beyond', measure: (1000 * beyondAscii) / total, data: { hits: beyondAscii } });
  },
});
