import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, commentRuns, wordCount } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'comment-length',
    summary: 'Mean number of words per comment',
    rationale: 'Step titles are short and even; people\'s comments are either a word or a paragraph.',
    confounders: ['licence texts', 'commented-out code'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'words per comment', range: [0, 100] },
    messages: { words: 'comments have {{measure}} words on average' },
    examples: {
      high: [
        { language: 'typescript', code: '// The server closes idle sockets after a minute, so the pool must not keep them longer than that\npool(50);' },
      ],
      low: [{ language: 'typescript', code: '// pool size\npool(50);' }],
      abstain: [{ language: 'typescript', code: 'pool(50);' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const runs = commentRuns(unit);
    if (runs.length === 0) return;
    let words = 0;
    for (const run of runs) words += wordCount(run.text);
    report({ messageId: 'words', measure: words / runs.length });
  },
});
