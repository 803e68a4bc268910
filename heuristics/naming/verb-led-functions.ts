import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, isVerb, splitName } from 'handiwork/kit';

const NAMED = /^(?:export\s+|default\s+|async\s+|static\s+|public\s+|private\s+|protected\s+|get\s+|set\s+|function\s*\*?\s*|def\s+)*([A-Za-z_$][\w$]*)/;

export default defineHeuristic({
  meta: {
    id: 'verb-led-functions',
    summary: 'Functions whose name begins with a verb',
    rationale: 'handleX, processX, validateX, createX: agents name functions by an action from a small list of verbs.',
    confounders: ['style guides', 'event handlers', 'tests'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of named functions', range: [0, 1] },
    messages: { verbs: '{{hits}} of {{total}} functions are named by a verb' },
    examples: {
      high: [
        { language: 'typescript', code: 'function loadRows() {}' },
        { language: 'python', code: 'def load_rows():\n    pass' },
      ],
      low: [{ language: 'typescript', code: 'function rows() {}' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    let total = 0;
    let hits = 0;
    for (const role of ['function', 'method'] as const) {
      for (const { start } of unit.nodes(role)) {
        const name = NAMED.exec(unit.file.slice(start, start + 120))?.[1];
        if (name === undefined || name.startsWith('__') || name === 'constructor') continue;
        total += 1;
        if (isVerb(splitName(name)[0] ?? '')) hits += 1;
      }
    }
    if (total > 0) report({ messageId: 'verbs', measure: hits / total, data: { hits, total } });
  },
});
