import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'const-declarations',
    summary: 'Variables declared const rather than let or var',
    rationale: 'Agents declare const unless they must reassign; var marks old or very deliberate code.',
    confounders: ['lint rules that demand const', 'generated code'],
    needs: ['tokens'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of variable declarations', range: [0, 1] },
    messages: { const: '{{hits}} of {{total}} variables are constants' },
    examples: {
      high: [{ language: 'javascript', code: 'const a = 1;' }],
      low: [{ language: 'javascript', code: 'let a = 1;' }, { language: 'javascript', code: 'var a = 1;' }],
      abstain: [{ language: 'javascript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const hits = countSpelling(unit, 'const');
    const total = hits + countSpelling(unit, 'let') + countSpelling(unit, 'var');
    if (total > 0) report({ messageId: 'const', measure: hits / total, data: { hits, total } });
  },
});
