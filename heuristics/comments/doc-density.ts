import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'doc-density',
    summary: 'Share of lines inside docstrings or doc comments',
    rationale: 'Agents document by default: 10 % of JS/TS lines and 15 % of Python lines, against 5 % and 9 %.',
    confounders: ['public libraries', 'projects that generate their reference from docstrings'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'doc lines per non-blank line', range: [0, 1] },
    messages: { density: '{{docs}} of {{lines}} lines are documentation' },
    examples: {
      high: [{ language: 'python', code: 'def f():\n    """Return one."""\n    return 1' }],
      low: [{ language: 'python', code: 'def f():\n    return 1' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank } = lineFacts(unit);
    if (nonBlank === 0) return;
    let docs = 0;
    for (const doc of unit.docs) docs += doc.endLine - doc.startLine + 1;
    report({ messageId: 'density', measure: docs / nonBlank, data: { docs, lines: nonBlank } });
  },
});
