import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'trailing-comments',
    summary: 'Share of lines with a comment behind the code',
    rationale: 'Agents annotate values and branches at the end of the line somewhat more often than people do.',
    confounders: ['tables of constants', 'type definitions with units', 'register maps'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'trailing comments per non-blank line', range: [0, 1] },
    messages: { trailing: '{{hits}} of {{lines}} lines end in a comment' },
    examples: {
      high: [{ language: 'typescript', code: 'const timeout = 30; // seconds\nconst size = 8; // rows' }],
      low: [{ language: 'typescript', code: '// seconds\nconst timeout = 30;\nconst size = 8;' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank } = lineFacts(unit);
    if (nonBlank === 0) return;
    let hits = 0;
    for (const comment of unit.comments) if (!comment.ownLine) hits += 1;
    report({ messageId: 'trailing', measure: hits / nonBlank, data: { hits, lines: nonBlank } });
  },
});
