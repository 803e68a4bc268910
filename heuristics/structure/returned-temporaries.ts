import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

const RETURNED = /^return\s+([A-Za-z_$][\w$]*)\s*;?$/;
const ASSIGNED = /^(?:(?:const|let|var)\s+)?([A-Za-z_$][\w$]*)\s*(?::[^=]{1,80})?=[^=>]/;

export default defineHeuristic({
  meta: {
    id: 'returned-temporaries',
    summary: 'Results named only to be returned',
    rationale: '"const result = …; return result;" keeps a name for a debugger or a reader who is not there.',
    confounders: ['debugging habits', 'coverage tools that count lines'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of returns', range: [0, 1] },
    messages: { temporaries: '{{hits}} of {{total}} returns give back a name set on the line before' },
    examples: {
      high: [{ language: 'typescript', code: 'function f() {\n  const result = go();\n  return result;\n}' }],
      low: [{ language: 'typescript', code: 'function f() {\n  return go();\n}' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const returns = unit.nodes('return');
    if (returns.length === 0) return;
    let hits = 0;
    for (const { start, end, startLine } of returns) {
      const name = end - start < 80 ? RETURNED.exec(unit.file.slice(start, end))?.[1] : undefined;
      if (name === undefined) continue;
      const before = unit.lines[startLine - unit.startLine - 1]?.trim().slice(0, 200) ?? '';
      if (ASSIGNED.exec(before)?.[1] === name) hits += 1;
    }
    report({ messageId: 'temporaries', measure: hits / returns.length, data: { hits, total: returns.length } });
  },
});
