import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'indent-depth',
    summary: 'Mean indent of the lines',
    rationale: 'Agent-written JS/TS is indented deeper: more nesting, more vertical argument lists.',
    confounders: ['markup', 'callbacks', 'classes'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'characters of indent per non-blank line', range: [0, 60] },
    messages: { depth: 'lines are indented by {{measure}} on average' },
    examples: {
      high: [{ language: 'typescript', code: 'if (a) {\n    if (b) {\n        c();\n    }\n}' }],
      low: [{ language: 'typescript', code: 'a();\nb();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank, indentSum } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'depth', measure: indentSum / nonBlank });
  },
});
