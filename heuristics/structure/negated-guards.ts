import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countSpelling, isSpelled } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'negated-guards',
    summary: 'Conditions that begin with a negation',
    rationale: '"if (!value)" guards are somewhat more frequent in agent code than in old code.',
    confounders: ['style guides that ask for early returns', 'code that checks what comes in from outside'],
    needs: ['tokens'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of conditions', range: [0, 1] },
    messages: { negated: '{{hits}} of {{total}} conditions begin with a negation' },
    examples: {
      high: [{ language: 'typescript', code: 'if (!a) go();' }, { language: 'python', code: 'if not a:\n    go()' }],
      low: [{ language: 'typescript', code: 'if (a) go();' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    if (countSpelling(unit, 'if') === 0) return;
    let total = 0;
    let hits = 0;
    for (let token = unit.from; token < unit.to; token += 1) {
      if (!isSpelled(unit, token, 'if')) continue;
      total += 1;
      if (isSpelled(unit, token + 1, 'not') || isSpelled(unit, token + 2, '!')) hits += 1;
    }
    report({ messageId: 'negated', measure: hits / total, data: { hits, total } });
  },
});
