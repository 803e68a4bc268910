import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'heading-density',
    summary: 'Headings per line of a document',
    rationale: 'Agents cut documents into many short titled sections.',
    confounders: ['reference documentation', 'change logs'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'headings per non-blank line', range: [0, 1] },
    messages: { headings: '{{hits|heading|headings}} in {{lines}} lines' },
    examples: {
      high: [{ language: 'markdown', code: '# A\n\nOne line.\n\n## B\n\nOne line.' }],
      low: [{ language: 'markdown', code: '# A\n\nOne line.\n\nAnother line.\n\nA third line.' }],
      abstain: [{ language: 'markdown', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { lines, headings } = proseFacts(unit);
    if (lines > 0) report({ messageId: 'headings', measure: headings.length / lines, data: { hits: headings.length, lines } });
  },
});
