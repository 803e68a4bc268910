import { defineHeuristic } from 'handiwork/heuristic';
import { isSpelled, tally } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'percent-formatting',
    summary: 'Strings formatted with % or .format',
    rationale: 'Rare in agent code (2 % of Python units use %, 0.3 % .format), four to ten times as frequent before 2022.',
    confounders: ['log calls with lazy arguments', 'date patterns'],
    needs: ['tokens'],
    languages: ['python'],
    invariantTo: ['whitespace', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of strings', range: [0, 1] },
    messages: { old: '{{hits}} of {{total}} strings are formatted the old way' },
    examples: {
      high: [{ language: 'python', code: 'x = "a %s" % b' }, { language: 'python', code: 'x = "a {}".format(b)' }],
      low: [{ language: 'python', code: 'x = f"a {b}"' }, { language: 'python', code: 'x = "a"' }],
      abstain: [{ language: 'python', code: 'x = 1' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { literals } = tally(unit);
    if (literals.length === 0) return;
    let hits = 0;
    for (const token of literals) {
      if (isSpelled(unit, token + 1, '%') || (isSpelled(unit, token + 1, '.') && isSpelled(unit, token + 2, 'format'))) hits += 1;
    }
    report({ messageId: 'old', measure: hits / literals.length, data: { hits, total: literals.length } });
  },
});
