import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'bold-lead-ins',
    summary: 'List items that open with bold words',
    rationale: '"- **Fast**: it is fast." is the habitual list of agents.',
    confounders: ['glossaries', 'option lists'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of list items', range: [0, 1] },
    messages: { bold: '{{hits}} of {{total}} list items open in bold' },
    examples: {
      high: [{ language: 'markdown', code: '- **Fast**: it runs\n- **Small**: it fits' }],
      low: [{ language: 'markdown', code: '- it runs fast\n- it fits' }],
      abstain: [{ language: 'markdown', code: 'It runs.' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { bullets } = proseFacts(unit);
    if (bullets.length === 0) return;
    const hits = bullets.filter((bullet) => bullet.startsWith('**')).length;
    report({ messageId: 'bold', measure: hits / bullets.length, data: { hits, total: bullets.length } });
  },
});
