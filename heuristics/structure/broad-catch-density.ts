import { defineHeuristic } from 'handiwork/heuristic';

const BROAD = /^except\s*(?::|\(?(?:Base)?Exception\b)/;

export default defineHeuristic({
  meta: {
    id: 'broad-catch-density',
    summary: 'Handlers that catch everything, per line of code',
    rationale: 'The same trait as broad catches, measured against the code around it, so that units without any handler speak too.',
    confounders: ['top-level handlers of servers and workers', 'plugin boundaries'],
    needs: ['tree'],
    languages: ['python'],
    invariantTo: ['whitespace', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'broad handlers per line of code', range: [0, 1] },
    messages: { broad: '{{hits|handler catches|handlers catch}} everything in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'python', code: 'try:\n    go()\nexcept Exception as e:\n    stop()' }],
      low: [{ language: 'python', code: 'go()' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    let hits = 0;
    for (const { start } of unit.nodes('catch')) if (BROAD.test(unit.file.slice(start, start + 60))) hits += 1;
    report({ messageId: 'broad', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
