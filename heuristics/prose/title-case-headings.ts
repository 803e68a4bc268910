import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

const WORD = /[A-Za-z]{4,}/g;

export default defineHeuristic({
  meta: {
    id: 'title-case-headings',
    summary: 'Headings with every word in capitals',
    rationale: '"Getting Started With Plugins": agents capitalise headings, many style guides for software do not.',
    confounders: ['American headline style', 'product names'],
    needs: ['prose'],
    languages: ['markdown'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of headings of two words or more', range: [0, 1] },
    messages: { title: '{{hits}} of {{total}} headings are in title case' },
    examples: {
      high: [{ language: 'markdown', code: '## Getting Started Quickly\n\nGo.' }],
      low: [{ language: 'markdown', code: '## Getting started quickly\n\nGo.' }],
      abstain: [{ language: 'markdown', code: '## Usage' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    let total = 0;
    let hits = 0;
    for (const heading of proseFacts(unit).headings) {
      const words = heading.match(WORD) ?? [];
      if (words.length < 2) continue;
      total += 1;
      if (words.every((word) => word.charCodeAt(0) < 97)) hits += 1;
    }
    if (total > 0) report({ messageId: 'title', measure: hits / total, data: { hits, total } });
  },
});
