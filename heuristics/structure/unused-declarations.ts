import { defineHeuristic } from 'handiwork/heuristic';
import { SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'unused-declarations',
    summary: 'Locals and parameters that are never read',
    rationale: 'Generated code leaves more unused constructs behind than people do.',
    confounders: ['interfaces that fix the parameters', 'work in progress'],
    needs: ['scope'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of declarations', range: [0, 1] },
    messages: { unused: '{{hits}} of {{total}} declarations are never read' },
    examples: {
      high: [{ language: 'typescript', code: 'export function f(a: number) {\n  const b = 1;\n  return 2;\n}' }],
      low: [{ language: 'typescript', code: 'export function f(a: number) {\n  const b = 1;\n  return a + b;\n}' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { scope } = unit;
    if (scope === undefined || scope.declarations === 0) return;
    const hits = scope.unusedDeclarations.length;
    const first = scope.unusedDeclarations[0];
    const data = { hits, total: scope.declarations };
    report({ messageId: 'unused', measure: Math.min(1, hits / scope.declarations), data, ...(first && { startLine: first.line }) });
  },
});
