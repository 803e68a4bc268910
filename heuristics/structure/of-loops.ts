import { defineHeuristic } from 'handiwork/heuristic';
import { countSpelling, SCRIPT } from 'handiwork/kit';

const OF = /^for\s*(?:await\s*)?\((?:const|let|var)\s[^;()]{1,120}\sof\s/;

export default defineHeuristic({
  meta: {
    id: 'of-loops',
    summary: 'for…of among the ways to loop',
    rationale: 'Agents loop with for…of; forEach and counting loops mark hand-written and old code.',
    confounders: ['lint rules', 'typed arrays', 'early exits'],
    needs: ['tree'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of loops and forEach calls', range: [0, 1] },
    messages: { of: '{{hits}} of {{total}} loops are for…of' },
    examples: {
      high: [{ language: 'typescript', code: 'for (const a of b) go(a);' }],
      low: [
        { language: 'typescript', code: 'b.forEach(go);' },
        { language: 'typescript', code: 'for (let i = 0; i < 3; i++) go(i);' },
      ],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const loops = unit.nodes('loop');
    const total = loops.length + countSpelling(unit, 'forEach');
    if (total === 0) return;
    let hits = 0;
    for (const { start } of loops) if (OF.test(unit.file.slice(start, start + 160))) hits += 1;
    report({ messageId: 'of', measure: hits / total, data: { hits, total } });
  },
});
