import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, commentRuns, looksLikeCode } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'commented-out-code',
    summary: 'Comment lines that read like code',
    rationale: 'People park code in comments; agents delete it, though they quote calls in prose more often.',
    confounders: ['documentation with samples in line comments', 'pseudo-code'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comment lines', range: [0, 1] },
    messages: { parked: '{{hits}} of {{total}} comment lines read like code' },
    examples: {
      high: [{ language: 'typescript', code: '// const old = load();\n// use(old);\nuse(load());' }],
      low: [{ language: 'typescript', code: '// the loader caches\nuse(load());' }],
      abstain: [{ language: 'typescript', code: 'use(load());' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    let total = 0;
    let hits = 0;
    for (const run of commentRuns(unit)) {
      for (const line of run.text.split('\n')) {
        total += 1;
        if (looksLikeCode(line.trim())) hits += 1;
      }
    }
    if (total > 0) report({ messageId: 'parked', measure: hits / total, data: { hits, total } });
  },
});
