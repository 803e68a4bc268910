import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

const EMOJI = /[\u{1F300}-\u{1FAFF}\u{2600}-\u{27BF}\u{2B50}]/u;

export default defineHeuristic({
  meta: {
    id: 'emoji-headings',
    summary: 'Headings with an emoji',
    rationale: 'A rocket before "Getting started": rare in documents that people wrote for themselves.',
    confounders: ['projects with a playful tone', 'templates'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of headings', range: [0, 1] },
    messages: { emoji: '{{hits}} of {{total}} headings hold an emoji' },
    examples: {
      high: [{ language: 'markdown', code: '# 🚀 Start\n\nGo.' }],
      low: [{ language: 'markdown', code: '# Start\n\nGo.' }],
      abstain: [{ language: 'markdown', code: 'Go.' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { headings } = proseFacts(unit);
    if (headings.length === 0) return;
    const hits = headings.filter((heading) => EMOJI.test(heading)).length;
    report({ messageId: 'emoji', measure: hits / headings.length, data: { hits, total: headings.length } });
  },
});
