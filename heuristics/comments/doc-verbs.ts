import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, opensWithVerb } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'doc-verbs',
    summary: 'Docs that open with a verb',
    rationale: '"Return the …", "Validates …": 52 % of agent-written Python units, 15 % of hand-written ones.',
    confounders: ['PEP 257 followed by hand', 'projects with a documentation style guide'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of docs', range: [0, 1] },
    messages: { verbs: '{{hits}} of {{total}} docs open with a verb' },
    examples: {
      high: [
        { language: 'python', code: 'def f():\n    """Return the first row."""' },
        { language: 'typescript', code: '/** Validates the row. */\nfunction f() {}' },
      ],
      low: [{ language: 'python', code: 'def f():\n    """the first row"""' }],
      abstain: [{ language: 'python', code: 'def f():\n    pass' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const total = unit.docs.length;
    if (total === 0) return;
    let hits = 0;
    for (const doc of unit.docs) if (opensWithVerb(doc.text)) hits += 1;
    report({ messageId: 'verbs', measure: hits / total, data: { hits, total } });
  },
});
