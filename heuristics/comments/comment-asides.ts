import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'comment-asides',
    summary: 'Comments with a parenthesis',
    rationale: 'Agents qualify in parentheses ("Skip hidden files (dotfiles)"): 21 % of Python units against 9 %.',
    confounders: ['mathematical notes', 'comments that quote a call'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { asides: '{{hits}} of {{total}} comments hold a parenthesis' },
    examples: {
      high: [{ language: 'python', code: '# Skip hidden files (dotfiles)\nskip()' }],
      low: [{ language: 'python', code: '# dotfiles are skipped\nskip()' }],
      abstain: [{ language: 'python', code: 'skip()' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total } = countRuns(unit, (run) => run.text.includes('('));
    if (total > 0) report({ messageId: 'asides', measure: hits / total, data: { hits, total } });
  },
});
