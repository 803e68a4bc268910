import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, firstLine } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'doc-full-stops',
    summary: 'Doc summaries that end with a full stop',
    rationale: '70 % of agent-written Python units have such a summary, 22 % of hand-written ones.',
    confounders: ['pydocstyle and its D400', 'projects with a documentation style guide'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of docs', range: [0, 1] },
    messages: { stops: '{{hits}} of {{total}} doc summaries end with a full stop' },
    examples: {
      high: [{ language: 'python', code: 'def f():\n    """Return one."""' }],
      low: [{ language: 'python', code: 'def f():\n    """returns one"""' }],
      abstain: [{ language: 'python', code: 'def f():\n    pass' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const total = unit.docs.length;
    if (total === 0) return;
    let hits = 0;
    for (const doc of unit.docs) if (firstLine(doc.text).endsWith('.')) hits += 1;
    report({ messageId: 'stops', measure: hits / total, data: { hits, total } });
  },
});
