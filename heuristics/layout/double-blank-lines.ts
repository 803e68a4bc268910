import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'double-blank-lines',
    summary: 'Blank lines that follow a blank line',
    rationale: 'Two blank lines inside a unit: formatters remove them, people leave them.',
    confounders: ['PEP 8 between top-level definitions', 'code put together from several places'],
    references: ['https://peps.python.org/pep-0008/#blank-lines'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of lines', range: [0, 1] },
    messages: { double: '{{hits}} of {{total}} lines are a second blank line' },
    examples: {
      high: [{ language: 'typescript', code: 'a();\n\n\nb();' }],
      low: [{ language: 'typescript', code: 'a();\n\nb();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, nonBlank, doubleBlank } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'double', measure: doubleBlank / total, data: { hits: doubleBlank, total } });
  },
});
