import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns, wordCount } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'short-comments',
    summary: 'Comments of six words or fewer',
    rationale: 'The step titles agents leave are mostly three to six words long.',
    confounders: ['terse comment cultures', 'tables of constants with units'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { short: '{{hits}} of {{total}} comments have at most {{words}} words' },
    examples: {
      high: [{ language: 'python', code: '# Load the settings\nload()' }],
      low: [
        { language: 'python', code: '# the settings file may be missing on the first start of a fresh install\nload()' },
      ],
      abstain: [{ language: 'python', code: 'load()' }],
    },
  },
  defaults: { maxWords: 6 },
  observe(unit, { options, report }) {
    const { hits, total } = countRuns(unit, (run) => wordCount(run.text) <= options.maxWords);
    if (total > 0) report({ messageId: 'short', measure: hits / total, data: { hits, total, words: options.maxWords } });
  },
});
