import { defineCommitHeuristic } from 'handiwork/heuristic';
import { leadingWord, VERBS } from 'handiwork/kit';

const PREFIX = /^[a-z]+(?:\([^()\n]{1,60}\))?!?:\s+/i;
const MORE = new Set(['fix', 'bump', 'improve', 'implement', 'introduce', 'refactor', 'rename', 'support', 'change', 'enhance', 'rework', 'document']);

export default defineCommitHeuristic({
  meta: {
    id: 'imperative-subject',
    summary: 'Subjects that open with a verb in the base form',
    rationale: 'Agents keep to the imperative; people also write "fixed", "WIP", "typo".',
    confounders: ['projects that enforce it', 'what git and bots write: Merge …, Bump …'],
    references: ['https://git-scm.com/docs/SubmittingPatches'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: '1 when it opens so, else 0', range: [0, 1] },
    messages: { imperative: 'the subject opens with a verb in the base form', other: 'the subject does not open with a verb in the base form' },
    examples: {
      high: [{ message: 'Add a reader' }, { message: 'feat: add a reader' }],
      low: [{ message: 'reader added' }],
      abstain: [{ message: '' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    const text = subject.subject.trim().replace(PREFIX, '');
    if (text === '') return;
    const word = leadingWord(text);
    report(VERBS.has(word) || MORE.has(word) ? { messageId: 'imperative', measure: 1 } : { messageId: 'other', measure: 0 });
  },
});
