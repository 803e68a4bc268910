import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'constant-names',
    summary: 'Names in capitals',
    rationale: 'Agents lift limits and defaults into named constants: 29 % of JS/TS units use one, 20 % of hand-written ones.',
    confounders: ['configuration', 'protocol code'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of names', range: [0, 1] },
    messages: { constants: '{{hits}} of {{total}} names are in capitals' },
    examples: {
      high: [{ language: 'typescript', code: 'const MAX_ROWS = 10;' }],
      low: [{ language: 'typescript', code: 'const rows = 10;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, constantCase } = nameFacts(unit);
    if (total > 0) report({ messageId: 'constants', measure: constantCase / total, data: { hits: constantCase, total } });
  },
});
