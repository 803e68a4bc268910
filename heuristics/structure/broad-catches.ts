import { defineHeuristic } from 'handiwork/heuristic';

const BROAD = /^except\s*(?::|\(?(?:Base)?Exception\b)/;

export default defineHeuristic({
  meta: {
    id: 'broad-catches',
    summary: 'Handlers that catch everything',
    rationale: '"except Exception" stands in 10 % of agent-written Python units and in 4 % of hand-written ones.',
    confounders: ['top-level handlers of servers and workers', 'plugin boundaries'],
    needs: ['tree'],
    languages: ['python'],
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of handlers', range: [0, 1] },
    messages: { broad: '{{hits}} of {{total}} handlers catch everything' },
    examples: {
      high: [
        { language: 'python', code: 'try:\n    go()\nexcept Exception as e:\n    stop()' },
        { language: 'python', code: 'try:\n    go()\nexcept:\n    stop()' },
      ],
      low: [{ language: 'python', code: 'try:\n    go()\nexcept ValueError:\n    stop()' }],
      abstain: [{ language: 'python', code: 'go()' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const handlers = unit.nodes('catch');
    if (handlers.length === 0) return;
    const hits = handlers.filter(({ start }) => BROAD.test(unit.file.slice(start, start + 60)));
    const data = { hits: hits.length, total: handlers.length };
    report({ messageId: 'broad', measure: hits.length / handlers.length, data, ...(hits[0] && { startLine: hits[0].startLine }) });
  },
});
