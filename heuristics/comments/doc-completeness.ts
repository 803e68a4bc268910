import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, definitions } from 'handiwork/kit';

const NAME = /[A-Za-z_$][\w$]*/;
const IGNORED = new Set(['self', 'cls', 'this', '_']);
const RECEIVES = new Set(['function', 'method', 'lambda']);

export default defineHeuristic({
  meta: {
    id: 'doc-completeness',
    summary: 'Parameters that the doc names',
    rationale: 'Agents name every parameter in the docstring once they begin; people name the ones that need it.',
    confounders: ['documentation linters', 'generated stubs'],
    needs: ['comments', 'tree'],
    languages: CODE,
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of the parameters of documented definitions', range: [0, 1] },
    messages: { complete: '{{hits}} of {{total}} parameters are named in the documentation' },
    examples: {
      high: [
        { language: 'python', code: 'def f(row, limit):\n    """Keep it.\n\n    Args:\n        row: the row\n        limit: how many\n    """\n    return row' },
      ],
      low: [{ language: 'python', code: 'def f(row, limit):\n    """Keep it."""\n    return row' }],
      abstain: [
        { language: 'python', code: 'def f(row, limit):\n    return row' },
        { language: 'python', code: 'def f():\n    """Keep it."""' },
      ],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const parameters = unit.nodes('parameter');
    let total = 0;
    let hits = 0;
    let next = 0;
    for (const { node, doc } of definitions(unit)) {
      if (!RECEIVES.has(node.role)) continue;
      while (next < parameters.length && (parameters[next]?.start ?? 0) < node.start) next += 1;
      if (doc === undefined) continue;
      for (let index = next; index < parameters.length; index += 1) {
        const parameter = parameters[index];
        if (parameter === undefined || parameter.start >= node.end || parameter.depth > node.depth + 1) break;
        const name = NAME.exec(unit.file.slice(parameter.start, Math.min(parameter.end, parameter.start + 80)))?.[0];
        if (name === undefined || IGNORED.has(name)) continue;
        total += 1;
        if (doc.text.includes(name)) hits += 1;
      }
    }
    if (total > 0) report({ messageId: 'complete', measure: hits / total, data: { hits, total } });
  },
});
