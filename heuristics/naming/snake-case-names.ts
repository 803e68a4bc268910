import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, nameFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'snake-case-names',
    summary: 'Names joined with underscores',
    rationale: 'In Python longer names make more of them; in JS/TS they come from wire formats that agents spell out.',
    confounders: ['APIs with snake_case fields', 'constants'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of names', range: [0, 1] },
    messages: { snake: '{{hits}} of {{total}} names are joined with underscores' },
    examples: {
      high: [{ language: 'python', code: 'load_rows(user_id)' }],
      low: [{ language: 'python', code: 'load(user)' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, snakeCase } = nameFacts(unit);
    if (total > 0) report({ messageId: 'snake', measure: snakeCase / total, data: { hits: snakeCase, total } });
  },
});
