import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'export-density',
    summary: 'Exports per line of code',
    rationale: 'People of the same years export smaller pieces; agents write longer files with private helpers.',
    confounders: ['barrels', 'libraries of small functions'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'exports per line of code', range: [0, 1] },
    messages: { exports: '{{hits|export|exports}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'export const a = 1;' }],
      low: [{ language: 'typescript', code: 'const a = 1;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, 'export');
    report({ messageId: 'exports', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
