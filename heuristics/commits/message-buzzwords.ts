import { defineCommitHeuristic } from 'handiwork/heuristic';
import { wordCount } from 'handiwork/kit';

const PRAISE = /\b(?:comprehensive|robust|seamless(?:ly)?|powerful|enhanc(?:e|es|ed|ing)|ensur(?:e|es|ing)|streamlin(?:e|es|ed|ing)|leverag(?:e|es|ing)|proper(?:ly)?|improved?)\b/gi;

export default defineCommitHeuristic({
  meta: {
    id: 'message-buzzwords',
    summary: 'Words of praise in the commit message',
    rationale: 'comprehensive, robust, enhance, ensure: more than twice as frequent in agent texts.',
    confounders: ['release announcements', 'marketing pages in the repository'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'words of praise per 100 words', range: [0, 100] },
    messages: { praise: '{{hits}} of {{words}} words of the message are praise' },
    examples: {
      high: [{ message: 'Add comprehensive and robust error handling' }],
      low: [{ message: 'Catch the error of the reader' }],
      abstain: [{ message: '' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    const text = `${subject.subject}\n${subject.body}`;
    const words = wordCount(text);
    if (words === 0) return;
    const hits = text.match(PRAISE)?.length ?? 0;
    report({ messageId: 'praise', measure: Math.min(100, (100 * hits) / words), data: { hits, words } });
  },
});
