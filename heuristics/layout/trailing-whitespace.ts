import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'trailing-whitespace',
    summary: 'White space at the end of lines',
    rationale: 'Agents edit without an editor that strips it: 14 % of their units have some, 1 % of hand-written ones.',
    confounders: ['editors that do not strip it', 'Markdown in strings'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of lines', range: [0, 1] },
    messages: { trailing: '{{hits}} of {{total}} lines end in white space' },
    examples: {
      high: [{ language: 'python', code: 'a = 1  \nb = 2 ' }],
      low: [{ language: 'python', code: 'a = 1\nb = 2' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, nonBlank, trailing, whitespaceOnly } = lineFacts(unit);
    const hits = trailing + whitespaceOnly;
    if (nonBlank > 0) report({ messageId: 'trailing', measure: hits / total, data: { hits, total } });
  },
});
