import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, lineFacts } from 'handiwork/kit';

const linesOf = (comments: readonly { startLine: number; endLine: number }[]): number =>
  comments.reduce((sum, { startLine, endLine }) => sum + endLine - startLine + 1, 0);

export default defineHeuristic({
  meta: {
    id: 'comment-density',
    summary: 'Share of lines that are comments or docstrings',
    rationale: 'Agents explain more of what they write: 16 % of the lines in JS/TS and 23 % in Python, against 9 % and 14 % where people of the same years wrote.',
    confounders: ['public libraries with thorough documentation', 'teaching material', 'licence headers'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'comment lines per non-blank line', range: [0, 1] },
    messages: { density: '{{comments}} of {{lines}} lines are comments or docstrings' },
    examples: {
      high: [{ language: 'typescript', code: '/** Adds two numbers. */\n// The sum\nconst add = (a, b) => a + b;' }],
      low: [
        { language: 'typescript', code: 'const add = (a, b) => a + b;\nconst sub = (a, b) => a - b;' },
        { language: 'python', code: 'def add(a, b):\n    return a + b' },
      ],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank } = lineFacts(unit);
    if (nonBlank === 0) return;
    const comments = linesOf(unit.comments) + linesOf(unit.docs);
    report({ messageId: 'density', measure: comments / nonBlank, data: { comments, lines: nonBlank } });
  },
});
