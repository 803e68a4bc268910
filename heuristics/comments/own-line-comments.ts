import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'own-line-comments',
    summary: 'Share of lines that hold a comment of their own',
    rationale: 'Agents put a comment above a group of statements where people write none.',
    confounders: ['hand-written tutorials', 'intricate algorithms that deserve their comments'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'own-line comments per non-blank line', range: [0, 1] },
    messages: { own: '{{hits|comment stands on a line of its own|comments stand on a line of their own}} in {{lines}} lines' },
    examples: {
      high: [{ language: 'python', code: '# Read the rows\nrows = read()\n# Keep the new ones\nrows = fresh(rows)' }],
      low: [{ language: 'python', code: 'rows = read()  # slow\nrows = fresh(rows)' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank } = lineFacts(unit);
    if (nonBlank === 0) return;
    let hits = 0;
    for (const comment of unit.comments) if (comment.ownLine) hits += 1;
    report({ messageId: 'own', measure: hits / nonBlank, data: { hits, lines: nonBlank } });
  },
});
