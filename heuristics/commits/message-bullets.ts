import { defineCommitHeuristic } from 'handiwork/heuristic';

const ITEM = /^\s*(?:[-*+•]|\d{1,2}[.)])\s/;

export default defineCommitHeuristic({
  meta: {
    id: 'message-bullets',
    summary: 'List items in the commit message',
    rationale: 'A list of what was done stands in a third of Claude commits and in 2 to 13 % of those of other agents.',
    confounders: ['squash merges', 'release commits'],
    needs: ['commit'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of body lines', range: [0, 1] },
    messages: { bullets: '{{hits}} of {{total}} body lines are list items' },
    examples: {
      high: [{ message: 'Fix the reader\n\n- go on after empty lines\n- test it' }],
      low: [{ message: 'Fix the reader\n\nIt stopped at the first empty line.' }],
      abstain: [{ message: 'Fix the reader' }],
    },
  },
  defaults: {},
  observe(subject, { report }) {
    const lines = subject.body.split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0) return;
    const hits = lines.filter((line) => ITEM.test(line)).length;
    report({ messageId: 'bullets', measure: hits / lines.length, data: { hits, total: lines.length } });
  },
});
