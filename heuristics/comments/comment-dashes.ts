import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns } from 'handiwork/kit';

const DASH = / (?:-|--|–|—) |—/;

export default defineHeuristic({
  meta: {
    id: 'comment-dashes',
    summary: 'Comments joined with a dash',
    rationale: '"Empty list - nothing to do" is five times as frequent in agent comments, with a spaced hyphen or an em dash.',
    confounders: ['typographers', 'comments with command line options', 'bulleted lists in comments'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { dashes: '{{hits}} of {{total}} comments hold a dash between words' },
    examples: {
      high: [
        { language: 'typescript', code: '// Empty list - nothing to do\nreturn;' },
        { language: 'typescript', code: '// Empty list \u2014 nothing to do\nreturn;' },
      ],
      low: [{ language: 'typescript', code: '// the list is empty\nreturn;' }],
      abstain: [{ language: 'typescript', code: 'return;' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total, first } = countRuns(unit, (run) => DASH.test(run.text));
    if (total === 0) return;
    report({ messageId: 'dashes', measure: hits / total, data: { hits, total }, ...(first && { startLine: first.startLine }) });
  },
});
