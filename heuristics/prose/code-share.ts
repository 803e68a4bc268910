import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'code-share',
    summary: 'Share of lines inside code fences',
    rationale: 'Documents of agents illustrate every step with a block of code.',
    confounders: ['tutorials', 'reference documentation'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of non-blank lines', range: [0, 1] },
    messages: { code: '{{hits}} of {{lines}} lines are code' },
    examples: {
      high: [{ language: 'markdown', code: '```\na\nb\n```' }],
      low: [{ language: 'markdown', code: 'Call a, then b.' }],
      abstain: [{ language: 'markdown', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { lines, fenced } = proseFacts(unit);
    if (lines > 0) report({ messageId: 'code', measure: fenced / lines, data: { hits: fenced, lines } });
  },
});
