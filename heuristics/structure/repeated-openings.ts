import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'repeated-openings',
    summary: 'Lines that open like the line before',
    rationale: 'Agents write runs of parallel statements: the same call with other arguments, the same field for each case.',
    confounders: ['tables in code', 'tests', 'registrations'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['whitespace'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of pairs of neighbouring lines', range: [0, 1] },
    messages: { repeats: '{{hits}} of {{total}} neighbouring lines open with the same eight characters' },
    examples: {
      high: [{ language: 'typescript', code: 'register("a");\nregister("b");\nregister("c");' }],
      low: [{ language: 'typescript', code: 'open("a");\nwriteAll("b");\ncloseFile("c");' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: { prefix: 8 },
  observe(unit, { options, report }) {
    let total = 0;
    let hits = 0;
    let before = '';
    for (const raw of unit.lines) {
      let start = 0;
      while (start < raw.length && raw.charCodeAt(start) <= 32) start += 1;
      if (raw.length - start < options.prefix) {
        before = '';
        continue;
      }
      if (before !== '') {
        total += 1;
        if (raw.startsWith(before, start)) hits += 1;
      }
      before = raw.slice(start, start + options.prefix);
    }
    if (total > 0) report({ messageId: 'repeats', measure: hits / total, data: { hits, total } });
  },
});
