import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'nullish-operators',
    summary: '?? and ?. per line of code',
    rationale: 'New syntax that agents use everywhere, and people of the same years even more; absent before 2020.',
    confounders: ['strict null checks', 'the age of the code base'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'nullish operators per line of code', range: [0, 2] },
    messages: { nullish: '{{hits|nullish operator|nullish operators}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'const a = b?.c ?? 1;' }],
      low: [{ language: 'typescript', code: 'const a = b && b.c || 1;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, '??') + countSpelling(unit, '?.');
    report({ messageId: 'nullish', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
