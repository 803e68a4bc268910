import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns, isFirstPerson } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'first-person-comments',
    summary: 'Comments that speak as I or we',
    rationale: '"We need this because…" is a person, or a team, talking; agents prefer the impersonal form in code.',
    confounders: ['agents imitating a chatty code base', 'quoted messages'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of comments', range: [0, 1] },
    messages: { person: '{{hits}} of {{total}} comments speak as I or we' },
    examples: {
      high: [{ language: 'python', code: '# we cannot trust the header here\nparse()' }],
      low: [{ language: 'python', code: '# Parse the header\nparse()' }],
      abstain: [{ language: 'python', code: 'parse()' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { hits, total } = countRuns(unit, (run) => isFirstPerson(run.text));
    if (total > 0) report({ messageId: 'person', measure: hits / total, data: { hits, total } });
  },
});
