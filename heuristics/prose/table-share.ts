import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'table-share',
    summary: 'Share of lines that are table rows',
    rationale: 'Agents summarise in tables what people would say in a sentence; no measurement is known.',
    confounders: ['reference documentation', 'compatibility lists'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of non-blank lines', range: [0, 1] },
    messages: { table: '{{hits}} of {{lines}} lines are table rows' },
    examples: {
      high: [{ language: 'markdown', code: '| a | b |\n|---|---|\n| 1 | 2 |' }],
      low: [{ language: 'markdown', code: 'a is 1 and b is 2.' }],
      abstain: [{ language: 'markdown', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { lines, table } = proseFacts(unit);
    if (lines > 0) report({ messageId: 'table', measure: table / lines, data: { hits: table, lines } });
  },
});
