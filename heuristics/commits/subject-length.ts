import { defineCommitHeuristic } from 'handiwork/heuristic';
import { wordCount } from 'handiwork/kit';

export default defineCommitHeuristic({
  meta: {
    id: 'subject-length',
    summary: 'Words in the commit subject',
    rationale: 'Agents write full subjects of six to ten words; people are often brief or run on.',
    confounders: ['squash merges with a pull-request number', 'house rules'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'words', range: [0, 60] },
    messages: { word: 'the subject is one word', words: 'the subject has {{words}} words' },
    examples: {
      high: [{ message: 'Make the reader go on after an empty line in the header' }],
      low: [{ message: 'fix reader' }],
      abstain: [{ message: '' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    const words = wordCount(subject.subject);
    if (words > 0) report({ messageId: words === 1 ? 'word' : 'words', measure: Math.min(60, words), data: { words } });
  },
});
