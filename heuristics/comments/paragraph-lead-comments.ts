import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, commentRuns, lineFacts } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'paragraph-lead-comments',
    summary: 'Paragraphs of code that open with a comment',
    rationale: 'Blank line, comment, three statements, and again: 44 % of agent-written Python units have a comment after a blank line, 22 % of hand-written ones.',
    confounders: ['long scripts cut into titled parts', 'teaching material'],
    needs: ['comments', 'text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of blank-line paragraphs', range: [0, 1] },
    messages: { leads: '{{hits}} of {{total}} paragraphs open with a comment' },
    examples: {
      high: [
        { language: 'typescript', code: 'const a = 1;\n\n// Read the rows\nconst rows = read();\n\n// Keep the new ones\nkeep(rows);' },
      ],
      low: [{ language: 'typescript', code: 'const a = 1;\n\nconst rows = read();\n\nkeep(rows);' }],
      abstain: [{ language: 'typescript', code: 'const a = 1;\nconst b = 2;' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { paragraphs } = lineFacts(unit);
    if (paragraphs < 2) return;
    let hits = 0;
    for (const run of commentRuns(unit)) if (run.ownLine && run.afterBlank) hits += 1;
    report({ messageId: 'leads', measure: hits / paragraphs, data: { hits, total: paragraphs } });
  },
});
