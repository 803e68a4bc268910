import { defineCommitHeuristic } from 'handiwork/heuristic';

export default defineCommitHeuristic({
  meta: {
    id: 'commit-gap',
    summary: 'Time since the author\'s previous commit',
    rationale: 'An agent at work commits every few minutes; people leave hours and nights between.',
    confounders: ['rebased or amended series', 'scripts'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'log10 of one plus the seconds since the previous commit', range: [0, 10] },
    messages: { soon: 'the commit follows its author\'s previous one within two minutes', gap: 'the commit follows its author\'s previous one after {{minutes}} minutes' },
    examples: {
      high: [{ message: 'a', gap: 200000 }],
      low: [{ message: 'a', gap: 90 }],
      abstain: [{ message: 'a' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    if (subject.previousDate === undefined) return;
    const seconds = Math.max(0, subject.commit.authorDate - subject.previousDate);
    report({ messageId: seconds < 120 ? 'soon' : 'gap', measure: Math.min(10, Math.log10(1 + seconds)), data: { minutes: Math.round(seconds / 60) } });
  },
});
