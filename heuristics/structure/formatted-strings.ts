import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, literalFacts, tally } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'formatted-strings',
    summary: 'f-strings and templates among the strings',
    rationale: 'Agents interpolate; % and .format mark hand-written Python, concatenation hand-written JavaScript.',
    confounders: ['old Python', 'log calls with lazy arguments'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of strings', range: [0, 1] },
    messages: { formatted: '{{hits}} of {{total}} strings interpolate' },
    examples: {
      high: [
        { language: 'python', code: 'print(f"hello {name}")' },
        { language: 'typescript', code: 'go(`hello ${name}`);' },
      ],
      low: [
        { language: 'python', code: 'print("hello %s" % name)' },
        { language: 'typescript', code: 'go("hello " + name);' },
      ],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { total, formatted } = literalFacts(unit);
    if (total === 0) return;
    const hits = Math.min(total, formatted + tally(unit).templates);
    report({ messageId: 'formatted', measure: hits / total, data: { hits, total } });
  },
});
