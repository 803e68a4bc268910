import { defineCommitHeuristic } from 'handiwork/heuristic';

const PREFIX = /^(?:feat|fix|docs|style|refactor|perf|test|build|ci|chore|revert)(?:\([^()\n]{1,60}\))?!?:\s/i;

export default defineCommitHeuristic({
  meta: {
    id: 'conventional-prefix',
    summary: 'Subjects with a conventional prefix',
    rationale: 'feat:, fix:, chore: on half of Devin commits and a third of Claude and human ones; a house rule where all have it.',
    confounders: ['projects that enforce it', 'bots that bring dependencies or releases up to date'],
    references: ['https://arxiv.org/abs/2507.15003', 'https://www.conventionalcommits.org/en/v1.0.0/'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: '1 with a prefix, else 0', range: [0, 1] },
    messages: { prefix: 'the subject begins with a conventional prefix', none: 'the subject has no conventional prefix' },
    examples: {
      high: [{ message: 'fix(reader): go on after empty lines' }],
      low: [{ message: 'Go on after empty lines' }],
      abstain: [{ message: '' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    if (subject.subject.trim() === '') return;
    report(PREFIX.test(subject.subject) ? { messageId: 'prefix', measure: 1 } : { messageId: 'none', measure: 0 });
  },
});
