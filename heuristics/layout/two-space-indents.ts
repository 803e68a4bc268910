import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'two-space-indents',
    summary: 'Indents that are no multiple of four',
    rationale: 'Two-space indents are the habit of formatters in JS/TS and of a few people in Python.',
    confounders: ['formatters and style guides', 'continuation lines'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of space-indented lines', range: [0, 1] },
    messages: { two: '{{hits}} of {{total}} indents leave two when divided by four' },
    examples: {
      high: [{ language: 'typescript', code: 'if (a) {\n  b();\n}' }],
      low: [{ language: 'typescript', code: 'if (a) {\n    b();\n}' }],
      abstain: [{ language: 'typescript', code: 'a();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { twoStep, spaceIndented } = lineFacts(unit);
    if (spaceIndented > 0) report({ messageId: 'two', measure: twoStep / spaceIndented, data: { hits: twoStep, total: spaceIndented } });
  },
});
