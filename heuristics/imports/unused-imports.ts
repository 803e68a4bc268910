import { defineHeuristic } from 'handiwork/heuristic';
import { SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'unused-imports',
    summary: 'Imports that nothing uses',
    rationale: 'Generated code leaves imports behind that no lint run has removed.',
    confounders: ['imports for their side effects', 'work in progress'],
    needs: ['scope'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of imported names', range: [0, 1] },
    messages: { unused: '{{hits}} of {{total}} imported names are never used' },
    examples: {
      high: [{ language: 'typescript', code: 'import { a } from "a";\nexport const b = 1;' }],
      low: [{ language: 'typescript', code: 'import { a } from "a";\nexport const b = a;' }],
      abstain: [{ language: 'typescript', code: 'export const b = 1;' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { scope } = unit;
    if (scope === undefined || scope.imports === 0) return;
    const hits = scope.unusedImports.length;
    const first = scope.unusedImports[0];
    const data = { hits, total: scope.imports };
    report({ messageId: 'unused', measure: Math.min(1, hits / scope.imports), data, ...(first && { startLine: first.line }) });
  },
});
