import { defineHeuristic } from 'handiwork/heuristic';
import { proseFacts } from 'handiwork/kit';

const PRAISE = /\b(?:comprehensive|robust|seamless(?:ly)?|powerful|elegant(?:ly)?|effortless(?:ly)?|cutting-edge|state-of-the-art|production-ready|enterprise-grade|blazing(?:ly)?|leverag(?:e|es|ing)|streamlin(?:e|es|ed|ing)|enhanc(?:e|es|ed|ing)|intuitive|scalable|battle-tested|best practices|rich set|delve|crucial|ensur(?:e|es|ing))\b/gi;

export default defineHeuristic({
  meta: {
    id: 'marketing-words',
    summary: 'Words of praise per hundred words',
    rationale: 'comprehensive, robust, seamless, powerful: 5.8 per thousand words in agent pull requests, 2 to 2.7 in those of other tools.',
    confounders: ['product pages', 'announcements'],
    needs: ['prose'],
    languages: ['markdown'],
    invariantTo: ['whitespace'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'words of praise per 100 words', range: [0, 50] },
    messages: { praise: '{{hits|word|words}} of praise in {{words}} words' },
    examples: {
      high: [{ language: 'markdown', code: 'A comprehensive, robust and seamless solution.' }],
      low: [{ language: 'markdown', code: 'It copies files and keeps their dates.' }],
      abstain: [{ language: 'markdown', code: '# Title' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { words, paragraphs } = proseFacts(unit);
    if (words === 0) return;
    let hits = 0;
    for (const paragraph of paragraphs) hits += paragraph.match(PRAISE)?.length ?? 0;
    report({ messageId: 'praise', measure: (100 * hits) / words, data: { hits, words } });
  },
});
