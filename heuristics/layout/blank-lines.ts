import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'blank-lines',
    summary: 'Share of blank lines',
    rationale: 'Agents separate steps by blank lines: 70 to 80 % of their units hold one, 60 to 70 % of hand-written ones.',
    confounders: ['formatters', 'style guides'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of lines', range: [0, 1] },
    messages: { blank: '{{hits}} of {{total}} lines are blank' },
    examples: {
      high: [{ language: 'typescript', code: 'a();\n\nb();\n\nc();' }],
      low: [{ language: 'typescript', code: 'a();\nb();\nc();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, nonBlank } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'blank', measure: (total - nonBlank) / total, data: { hits: total - nonBlank, total } });
  },
});
