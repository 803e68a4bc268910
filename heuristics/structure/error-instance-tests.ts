import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, isSpelled, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'error-instance-tests',
    summary: 'Tests whether something caught is an Error',
    rationale: '"error instanceof Error ? error.message : String(error)" is ten times as frequent in agent code.',
    confounders: ['strict catch variables in TypeScript', 'middleware and others that report errors of any origin'],
    references: ['https://www.typescriptlang.org/tsconfig/#useUnknownInCatchVariables'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'instanceof Error per line of code', range: [0, 1] },
    messages: { tests: '{{hits|test|tests}} for Error in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'const m = e instanceof Error ? e.message : String(e);' }],
      low: [{ language: 'typescript', code: 'const m = e.message;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    let hits = 0;
    if (countSpelling(unit, 'instanceof') > 0) {
      for (let token = unit.from; token < unit.to; token += 1) {
        if (isSpelled(unit, token, 'instanceof') && isSpelled(unit, token + 1, 'Error')) hits += 1;
      }
    }
    report({ messageId: 'tests', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
