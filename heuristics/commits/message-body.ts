import { defineCommitHeuristic } from 'handiwork/heuristic';

export default defineCommitHeuristic({
  meta: {
    id: 'message-body',
    summary: 'Commit messages with a body',
    rationale: '43 % of Claude commits have a body once trailers are removed, 3 to 15 % of those of other agents; people differ widely.',
    confounders: ['projects that ask for a body', 'squash merges'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'lines of the body', range: [0, 40] },
    messages: { none: 'the message has no body', line: 'the message has a body of one line', body: 'the message has a body of {{lines}} lines' },
    examples: {
      high: [{ message: 'Fix the reader\n\nIt stopped at the first empty line.\nNow it goes on.' }],
      low: [{ message: 'Fix the reader' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    const lines = subject.body.split('\n').filter((line) => line.trim() !== '').length;
    report({ messageId: lines === 0 ? 'none' : lines === 1 ? 'line' : 'body', measure: Math.min(40, lines), data: { lines } });
  },
});
