import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'else-branches',
    summary: 'Conditions that have another branch',
    rationale: 'Hand-written Python of the same years uses else and elif twice as often; agents return early or add a second condition.',
    confounders: ['style guides against else after return', 'parsers, state machines and other tables of cases'],
    references: ['https://eslint.org/docs/latest/rules/no-else-return'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'else branches per condition', range: [0, 1] },
    messages: { branches: '{{hits|else branch|else branches}} for {{total|condition|conditions}}' },
    examples: {
      high: [{ language: 'python', code: 'if a:\n    b()\nelse:\n    c()' }],
      low: [{ language: 'python', code: 'if a:\n    b()\nc()' }],
      abstain: [{ language: 'python', code: 'b()' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const total = unit.nodes('if').length;
    if (total === 0) return;
    const hits = unit.nodes('else').length;
    report({ messageId: 'branches', measure: hits / total, data: { hits, total } });
  },
});
