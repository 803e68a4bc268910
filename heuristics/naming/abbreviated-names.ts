import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'abbreviated-names',
    summary: 'Abbreviated names',
    rationale: 'ctx, opts, cfg, tmp and single letters: 4.6 % of the names in hand-written Python against 2.6 %.',
    confounders: ['house vocabularies', 'Go and C habits', 'framework conventions (req, res)'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of names', range: [0, 1] },
    messages: { abbreviated: '{{hits}} of {{total}} names are abbreviations' },
    examples: {
      high: [{ language: 'typescript', code: 'run(ctx, opts, cb);' }],
      low: [{ language: 'typescript', code: 'run(context, settings, callback);' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, abbreviated } = nameFacts(unit);
    if (total > 0) report({ messageId: 'abbreviated', measure: abbreviated / total, data: { hits: abbreviated, total } });
  },
});
