import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'comment-labels',
    summary: 'Comments with a colon',
    rationale: '"Note: …", "Case 1: …": labels and lists. The sign differs between languages and is learned.',
    confounders: ['comments that quote code, types or addresses', 'markers with a name behind them, such as TODO(ada):'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { labels: '{{hits}} of {{total}} comments hold a colon' },
    examples: {
      high: [{ language: 'typescript', code: '// Note: the order matters\ngo();' }],
      low: [{ language: 'typescript', code: '// the order matters\ngo();' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total } = countRuns(unit, (run) => run.text.includes(':'));
    if (total > 0) report({ messageId: 'labels', measure: hits / total, data: { hits, total } });
  },
});
