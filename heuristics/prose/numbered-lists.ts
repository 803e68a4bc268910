import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'numbered-lists',
    summary: 'Numbered items among the list items',
    rationale: 'Steps counted out, even where order does not matter.',
    confounders: ['instructions', 'legal texts'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of list items', range: [0, 1] },
    messages: { numbered: '{{hits}} of {{total}} list items are numbered' },
    examples: {
      high: [{ language: 'markdown', code: '1. one\n2. two' }],
      low: [{ language: 'markdown', code: '- one\n- two' }],
      abstain: [{ language: 'markdown', code: 'One.' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { bullets, numbered } = proseFacts(unit);
    if (bullets.length > 0) report({ messageId: 'numbered', measure: numbered / bullets.length, data: { hits: numbered, total: bullets.length } });
  },
});
