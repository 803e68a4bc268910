import { defineHeuristic } from 'handiwork/heuristic';
import { SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'node-prefix',
    summary: 'Built-in modules imported with node:',
    rationale: 'People of the same years write the prefix (12 % of JS/TS units against 3.2 %); agents learned from code without it.',
    confounders: ['lint rules that demand the prefix', 'Deno'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of built-in imports', range: [0, 1] },
    messages: { prefixed: '{{hits}} of {{total}} built-in modules carry the prefix' },
    examples: {
      high: [{ language: 'typescript', code: 'import fs from "node:fs";' }],
      low: [{ language: 'typescript', code: 'import fs from "fs";' }],
      abstain: [{ language: 'typescript', code: 'import a from "a";' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    let total = 0;
    let hits = 0;
    for (const { origin, module } of unit.imports) {
      if (origin !== 'builtin') continue;
      total += 1;
      if (module.startsWith('node:')) hits += 1;
    }
    if (total > 0) report({ messageId: 'prefixed', measure: hits / total, data: { hits, total } });
  },
});
