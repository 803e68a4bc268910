import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'let-declarations',
    summary: 'Variables declared let, per line of code',
    rationale: 'Reassigned variables mark step-by-step code; people of the same years use them a little more.',
    confounders: ['numerical code', 'parsers', 'Svelte components'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'let per line of code', range: [0, 1] },
    messages: { let: '{{hits|variable|variables}} declared let in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'javascript', code: 'let a = 1;' }],
      low: [{ language: 'javascript', code: 'const a = 1;' }],
      abstain: [{ language: 'javascript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, 'let');
    report({ messageId: 'let', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
