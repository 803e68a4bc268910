import { defineHeuristic } from 'handiwork/heuristic';

const IMPLICIT = new Set(['self', 'cls', 'this']);
const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** A colon before any default value; the keys of a destructuring pattern do not count. */
function isAnnotated(parameter: string): boolean {
  const closer = CLOSERS[parameter.charAt(0)];
  const rest = closer === undefined ? parameter : parameter.slice(parameter.lastIndexOf(closer) + 1);
  const colon = rest.indexOf(':');
  const equals = rest.indexOf('=');
  return colon >= 0 && (equals < 0 || colon < equals);
}

export default defineHeuristic({
  meta: {
    id: 'annotated-parameters',
    summary: 'Parameters that carry a type',
    rationale: 'Agents annotate everything they may; people annotate Python where it helps and let TypeScript infer callbacks.',
    confounders: ['strict type checking', 'stubs'],
    needs: ['tree'],
    languages: ['typescript', 'tsx', 'python'],
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of parameters', range: [0, 1] },
    messages: { annotated: '{{hits}} of {{total}} parameters carry a type' },
    examples: {
      high: [
        { language: 'python', code: 'def f(a: int, b: str):\n    pass' },
        { language: 'typescript', code: 'function f(a: number) {}' },
      ],
      low: [{ language: 'python', code: 'def f(a, b):\n    pass' }, { language: 'typescript', code: 'function f(a) {}' }],
      abstain: [{ language: 'python', code: 'def f(self):\n    pass' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    let total = 0;
    let hits = 0;
    for (const { start, end } of unit.nodes('parameter')) {
      const parameter = unit.file.slice(start, Math.min(end, start + 300));
      if (IMPLICIT.has(parameter)) continue;
      total += 1;
      if (isAnnotated(parameter)) hits += 1;
    }
    if (total > 0) report({ messageId: 'annotated', measure: hits / total, data: { hits, total } });
  },
});
