import { defineCommitHeuristic } from 'handiwork/heuristic';

const TEST = /(?:^|\/)(?:tests?|__tests__|spec)\/|[._-](?:test|spec)\.[a-z]+$|(?:^|\/)test_[^/]+\.py$/;

export default defineCommitHeuristic({
  meta: {
    id: 'test-share',
    summary: 'Test files among the files touched',
    rationale: '23 % of agent commits touch tests, 13 % of people\'s.',
    confounders: ['projects that demand tests', 'commits that only fix tests'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of files touched', range: [0, 1] },
    messages: { tests: '{{hits}} of {{total}} files touched are tests' },
    examples: {
      high: [
        { message: 'a', files: [{ path: 'src/a.ts', added: 1, deleted: 0 }, { path: 'test/a.test.ts', added: 9, deleted: 0 }] },
      ],
      low: [{ message: 'a', files: [{ path: 'src/a.ts', added: 1, deleted: 0 }] }],
      abstain: [{ message: 'a' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    const files = subject.changes?.files ?? [];
    if (files.length === 0) return;
    const hits = files.filter(({ path }) => TEST.test(path)).length;
    report({ messageId: 'tests', measure: hits / files.length, data: { hits, total: files.length } });
  },
});
