import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'require-calls',
    summary: 'CommonJS among the imports',
    rationale: 'require marks old code; in new code it is somewhat more frequent with agents, inside functions and scripts.',
    confounders: ['packages that must stay CommonJS', 'configuration files'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of imports', range: [0, 1] },
    messages: { required: '{{hits}} of {{total}} imports are require calls' },
    examples: {
      high: [{ language: 'javascript', code: 'const a = require("a");' }],
      low: [{ language: 'javascript', code: 'import a from "a";' }],
      abstain: [{ language: 'javascript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const hits = countSpelling(unit, 'require');
    const total = hits + unit.nodes('import').length;
    if (total > 0) report({ messageId: 'required', measure: hits / total, data: { hits, total } });
  },
});
