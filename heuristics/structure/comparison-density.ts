import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'comparison-density',
    summary: 'Equality comparisons per line of code',
    rationale: 'Agents compare against constants more often than people of the same years in JS/TS.',
    confounders: ['state machines', 'parsers', 'tests'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'equality comparisons per line of code', range: [0, 2] },
    messages: { comparisons: '{{hits|equality comparison|equality comparisons}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'if (a === b) go();' }],
      low: [{ language: 'typescript', code: 'if (a) go();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, '===') + countSpelling(unit, '!==') + countSpelling(unit, '==') + countSpelling(unit, '!=');
    report({ messageId: 'comparisons', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
