import { defineHeuristic } from 'handiwork/heuristic';
import { SCRIPT } from 'handiwork/kit';

const DEFAULT = /^export\s+default\b/;

export default defineHeuristic({
  meta: {
    id: 'default-exports',
    summary: 'Default exports among the exports',
    rationale: 'Hand-written modules export a default more often; agents export names.',
    confounders: ['frameworks that load a default export', 'lint rules that forbid them'],
    references: ['https://github.com/import-js/eslint-plugin-import/blob/main/docs/rules/no-default-export.md'],
    needs: ['tree'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of exports', range: [0, 1] },
    messages: { defaults: '{{hits}} of {{total}} exports are the default' },
    examples: {
      high: [{ language: 'typescript', code: 'export default function f() {}' }],
      low: [{ language: 'typescript', code: 'export function f() {}' }],
      abstain: [{ language: 'typescript', code: 'function f() {}' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const found = unit.nodes('export');
    if (found.length === 0) return;
    let hits = 0;
    for (const { start } of found) if (DEFAULT.test(unit.file.slice(start, start + 40))) hits += 1;
    report({ messageId: 'defaults', measure: hits / found.length, data: { hits, total: found.length } });
  },
});
