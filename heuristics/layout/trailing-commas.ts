import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'trailing-commas',
    summary: 'Lines that end in a comma',
    rationale: 'Vertical lists of arguments and fields: 15 % of lines in agent-written JS/TS, 12 % in hand-written code.',
    confounders: ['formatters', 'data in code'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of non-blank lines', range: [0, 1] },
    messages: { commas: '{{hits}} of {{total}} lines end in a comma' },
    examples: {
      high: [{ language: 'typescript', code: 'a(\n  b,\n  c,\n);' }],
      low: [{ language: 'typescript', code: 'a(b, c);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank, endComma } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'commas', measure: endComma / nonBlank, data: { hits: endComma, total: nonBlank } });
  },
});
