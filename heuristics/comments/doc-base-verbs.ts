import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, leadingWord, opensWithVerb, VERBS } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'doc-base-verbs',
    summary: 'Doc verbs in the base form rather than the third person',
    rationale: '"Return" or "Returns": which form stands with which author is learned; no published measurement is known.',
    confounders: ['style guides on either side (PEP 257 asks for the base form; Google long asked for the third person, and allows both now)', 'comments that open with a noun that is also a verb: List of …, Test for …'],
    references: ['https://peps.python.org/pep-0257/', 'https://google.github.io/styleguide/pyguide.html'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of docs that open with a verb', range: [0, 1] },
    messages: { mood: '{{hits}} of {{total}} doc verbs stand in the base form' },
    examples: {
      high: [{ language: 'python', code: 'def f():\n    """Return the first row."""' }],
      low: [{ language: 'python', code: 'def f():\n    """Returns the first row."""' }],
      abstain: [{ language: 'python', code: 'def f():\n    """The first row."""' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    let total = 0;
    let hits = 0;
    for (const doc of unit.docs) {
      if (!opensWithVerb(doc.text)) continue;
      total += 1;
      if (VERBS.has(leadingWord(doc.text))) hits += 1;
    }
    if (total > 0) report({ messageId: 'mood', measure: hits / total, data: { hits, total } });
  },
});
