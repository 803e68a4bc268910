import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, wordCount } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'doc-length',
    summary: 'Mean number of words per doc',
    rationale: 'Agent docstrings are about twice as long as those of people of the same years.',
    confounders: ['public libraries', 'scientific code'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'words per doc', range: [0, 300] },
    messages: { words: 'docs have {{measure}} words on average' },
    examples: {
      high: [
        { language: 'python', code: 'def f():\n    """Return the first row that matches, or None when there is no such row."""' },
      ],
      low: [{ language: 'python', code: 'def f():\n    """first row"""' }],
      abstain: [{ language: 'python', code: 'def f():\n    pass' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const total = unit.docs.length;
    if (total === 0) return;
    let words = 0;
    for (const doc of unit.docs) words += wordCount(doc.text);
    report({ messageId: 'words', measure: words / total });
  },
});
