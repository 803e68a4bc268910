import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'try-density',
    summary: 'Guarded regions per line of code',
    rationale: 'Agents wrap calls that may fail: 22 % of their JS/TS units hold a try, 14 % of hand-written ones.',
    confounders: ['input and output code', 'boundaries to other systems'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'try statements per line of code', range: [0, 1] },
    messages: { tries: '{{hits|try statement|try statements}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'try {\n  go();\n} catch (error) {\n  stop();\n}' }],
      low: [{ language: 'typescript', code: 'go();\nstop();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = unit.nodes('try').length;
    report({ messageId: 'tries', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
