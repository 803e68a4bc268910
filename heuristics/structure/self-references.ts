import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countSpelling, tally } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'self-references',
    summary: 'this and self among the tokens',
    rationale: 'Agents write fewer methods than people in Python and more in JS/TS; the sign is learned per language.',
    confounders: ['class-based frameworks', 'test classes in the manner of unittest'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of code tokens', range: [0, 1] },
    messages: { self: '{{hits}} of {{total}} tokens are this or self' },
    examples: {
      high: [{ language: 'typescript', code: 'class A {\n  b() { return this.c + this.d; }\n}' }],
      low: [{ language: 'typescript', code: 'function b(c, d) { return c + d; }' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { code } = tally(unit);
    if (code === 0) return;
    const hits = countSpelling(unit, unit.language === 'python' ? 'self' : 'this');
    report({ messageId: 'self', measure: hits / code, data: { hits, total: code } });
  },
});
