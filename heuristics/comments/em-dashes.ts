import { defineHeuristic } from 'handiwork/heuristic';
import { characterFacts, CODE } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'em-dashes',
    summary: 'Em and en dashes in code',
    rationale: 'Four to six per cent of agent-written units hold a typographic dash, well under one per cent of hand-written ones.',
    confounders: ['text for users', 'editors that replace hyphens', 'authors who care for typography'],
    needs: ['text'],
    languages: CODE,
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'dashes per 1,000 characters', range: [0, 100] },
    messages: { dashes: '{{hits|typographic dash|typographic dashes}}' },
    examples: {
      high: [{ language: 'typescript', code: '// Idle \u2014 nothing to do\ngo();' }],
      low: [{ language: 'typescript', code: '// Idle - nothing to do\ngo();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, dashes } = characterFacts(unit);
    if (total === 0) return;
    report({ messageId: 'dashes', measure: (1000 * dashes) / total, data: { hits: dashes } });
  },
});
