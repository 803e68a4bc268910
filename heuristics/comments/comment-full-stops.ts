import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns, endsWithFullStop } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'comment-full-stops',
    summary: 'Comments that end with a full stop',
    rationale: 'Short step titles carry no full stop; people who write whole sentences set one.',
    confounders: ['style guides that ask for or forbid the full stop', 'comments of several sentences, which need one'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { stops: '{{hits}} of {{total}} comments end with a full stop' },
    examples: {
      high: [{ language: 'typescript', code: '// The cache is shared by all workers.\nuse(cache);' }],
      low: [{ language: 'typescript', code: '// Use the cache\nuse(cache);' }],
      abstain: [{ language: 'typescript', code: 'use(cache);' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total } = countRuns(unit, (run) => endsWithFullStop(run.text));
    if (total > 0) report({ messageId: 'stops', measure: hits / total, data: { hits, total } });
  },
});
