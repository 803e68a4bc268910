import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

const CLOSING = /\b(?:summary|conclusions?|next steps|key (?:takeaways|benefits|features|points)|final (?:thoughts|notes)|overview|benefits|recommendations)\b/i;

export default defineHeuristic({
  meta: {
    id: 'closing-summaries',
    summary: 'Headings that close or sum up',
    rationale: '"Summary", "Conclusion", "Next steps", "Key takeaways": the reply to a task, kept as a document.',
    confounders: ['articles', 'reports', 'meeting notes'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of headings', range: [0, 1] },
    messages: { closing: '{{hits}} of {{total}} headings close or sum up' },
    examples: {
      high: [{ language: 'markdown', code: '## Summary\n\nIt works.' }],
      low: [{ language: 'markdown', code: '## Usage\n\nIt works.' }],
      abstain: [{ language: 'markdown', code: 'It works.' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { headings } = proseFacts(unit);
    if (headings.length === 0) return;
    const hits = headings.filter((heading) => CLOSING.test(heading)).length;
    report({ messageId: 'closing', measure: hits / headings.length, data: { hits, total: headings.length } });
  },
});
