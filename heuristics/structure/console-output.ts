import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countSpelling } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'console-output',
    summary: 'Printing per line of code',
    rationale: 'console.error stands in 10 % of agent-written JS/TS units and 4 % of hand-written ones; print is more frequent in agent Python too.',
    confounders: ['command line tools', 'scripts', 'examples'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'console and print calls per line of code', range: [0, 2] },
    messages: { prints: '{{hits|print|prints}} in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'typescript', code: 'console.error("no");' }, { language: 'python', code: 'print("no")' }],
      low: [{ language: 'typescript', code: 'go("no");' }, { language: 'python', code: 'go("no")' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, unit.language === 'python' ? 'print' : 'console');
    report({ messageId: 'prints', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
