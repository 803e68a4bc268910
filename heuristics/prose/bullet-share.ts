import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'bullet-share',
    summary: 'Share of lines that are list items',
    rationale: 'Agents answer in lists; people write paragraphs and list what is a list.',
    confounders: ['change logs', 'checklists', 'link collections'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of non-blank lines outside code', range: [0, 1] },
    messages: { bullets: '{{hits}} of {{total}} lines are list items' },
    examples: {
      high: [{ language: 'markdown', code: '- one\n- two\n- three' }],
      low: [{ language: 'markdown', code: 'One thing leads to another.\nThen it ends.' }],
      abstain: [{ language: 'markdown', code: '```\ncode\n```' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { lines, fenced, bullets } = proseFacts(unit);
    const total = lines - fenced;
    if (total > 0) report({ messageId: 'bullets', measure: bullets.length / total, data: { hits: bullets.length, total } });
  },
});
