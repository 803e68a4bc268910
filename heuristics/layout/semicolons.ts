import { defineHeuristic } from 'handiwork/heuristic';
import { lineFacts, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'semicolons',
    summary: 'Lines that end in a semicolon',
    rationale: 'Fewer in agent-written JS/TS, which spreads calls and objects over more lines.',
    confounders: ['formatters without semicolons', 'markup', 'data in code'],
    needs: ['text'],
    languages: SCRIPT,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of non-blank lines', range: [0, 1] },
    messages: { semicolons: '{{hits}} of {{total}} lines end in a semicolon' },
    examples: {
      high: [{ language: 'typescript', code: 'a();\nb();' }],
      low: [{ language: 'typescript', code: 'a()\nb()' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank, endSemicolon } = lineFacts(unit);
    if (nonBlank > 0) report({ messageId: 'semicolons', measure: endSemicolon / nonBlank, data: { hits: endSemicolon, total: nonBlank } });
  },
});
