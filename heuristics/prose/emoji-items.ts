import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

const EMOJI = /^(?:\*\*)?[\u{1F300}-\u{1FAFF}\u{2600}-\u{27BF}\u{2B50}]/u;

export default defineHeuristic({
  meta: {
    id: 'emoji-items',
    summary: 'List items that open with an emoji',
    rationale: '"✅ Fast", "🔒 Secure": check marks and pictures instead of bullets.',
    confounders: ['compatibility tables', 'checklists'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of list items', range: [0, 1] },
    messages: { emoji: '{{hits}} of {{total}} list items open with an emoji' },
    examples: {
      high: [{ language: 'markdown', code: '- ✅ Fast\n- 🔒 Secure' }],
      low: [{ language: 'markdown', code: '- Fast\n- Secure' }],
      abstain: [{ language: 'markdown', code: 'Fast.' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { bullets } = proseFacts(unit);
    if (bullets.length === 0) return;
    const hits = bullets.filter((bullet) => EMOJI.test(bullet)).length;
    report({ messageId: 'emoji', measure: hits / bullets.length, data: { hits, total: bullets.length } });
  },
});
