import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'or-operators',
    summary: 'Logical or per line of code',
    rationale: '"value || default" and compound conditions stand in 29 % of agent-written JS/TS units and 19 % of hand-written ones.',
    confounders: ['old code without ??', 'validation code'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: '|| per line of code', range: [0, 2] },
    messages: { or: '{{hits}} logical or in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'const a = b || c;' }],
      low: [{ language: 'typescript', code: 'const a = b ?? c;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, '||');
    report({ messageId: 'or', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
