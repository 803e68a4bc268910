import { defineHeuristic } from 'handiwork/heuristic';

const SECTION = /(?:^|\n)[^\S\n]*(?:Args|Arguments|Returns|Raises|Yields|Attributes|Examples?|Notes?|Usage):[ \t]*(?:\n|$)/;

export default defineHeuristic({
  meta: {
    id: 'doc-sections',
    summary: 'Docstrings with titled sections',
    rationale: '"Args:", "Returns:", "Raises:" stand in 12 % of agent-written Python units and 4 % of hand-written ones.',
    confounders: ['projects on the Google docstring style', 'generators of documentation that read such sections, as Sphinx with Napoleon'],
    references: ['https://google.github.io/styleguide/pyguide.html'],
    needs: ['comments'],
    languages: ['python'],
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of docs', range: [0, 1] },
    messages: { sections: '{{hits}} of {{total}} docstrings have titled sections' },
    examples: {
      high: [{ language: 'python', code: 'def f(a):\n    """Keep it.\n\n    Args:\n        a: kept\n    """' }],
      low: [{ language: 'python', code: 'def f(a):\n    """Keep it.\n\n    :param a: kept\n    """' }],
      abstain: [{ language: 'python', code: 'def f(a):\n    pass' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const total = unit.docs.length;
    if (total === 0) return;
    let hits = 0;
    for (const doc of unit.docs) if (SECTION.test(doc.text)) hits += 1;
    report({ messageId: 'sections', measure: hits / total, data: { hits, total } });
  },
});
