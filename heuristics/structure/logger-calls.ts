import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countSpelling } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'logger-calls',
    summary: 'Logging per line of code',
    rationale: 'Agents log entry, outcome and failure: "logger" is three times as frequent in agent JS/TS.',
    confounders: ['servers', 'house rules on logging'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'logger mentions per line of code', range: [0, 2] },
    messages: { logs: '{{hits|use|uses}} of a logger in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'python', code: 'logger.info("loaded")' }],
      low: [{ language: 'python', code: 'go("loaded")' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = countSpelling(unit, 'logger');
    report({ messageId: 'logs', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
