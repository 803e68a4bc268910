import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'multi-line-docs',
    summary: 'Docs of more than one line',
    rationale: 'Agents write a summary, a blank line and sections; people mostly write one line or nothing.',
    confounders: ['public libraries', 'reference documentation'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of docs', range: [0, 1] },
    messages: { multi: '{{hits}} of {{total}} docs have several lines' },
    examples: {
      high: [{ language: 'python', code: 'def f(a):\n    """Return one.\n\n    Args:\n        a: ignored\n    """' }],
      low: [{ language: 'python', code: 'def f(a):\n    """Return one."""' }],
      abstain: [{ language: 'python', code: 'def f(a):\n    pass' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const total = unit.docs.length;
    if (total === 0) return;
    let hits = 0;
    for (const doc of unit.docs) if (doc.text.includes('\n')) hits += 1;
    report({ messageId: 'multi', measure: hits / total, data: { hits, total } });
  },
});
