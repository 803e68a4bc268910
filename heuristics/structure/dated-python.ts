import { defineHeuristic } from 'handiwork/heuristic';

const DATED = /\bunicode\(|\bxrange\(|\(object\):|\bsuper\(\w+, self\)|# -\*- coding/g;

export default defineHeuristic({
  meta: {
    id: 'dated-python',
    summary: 'Idioms of Python 2',
    rationale: 'class A(object), super(A, self), coding lines: almost never in agent code (0.7 % of units), 5 to 10 % in people\'s.',
    confounders: ['libraries that still support Python 2', 'very old code is dated by its commits already'],
    needs: ['text'],
    languages: ['python'],
    invariantTo: ['whitespace'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'dated idioms per line of code', range: [0, 1] },
    messages: { dated: '{{hits|idiom|idioms}} of Python 2 in {{lines}} lines of code' },
    examples: {
      high: [{ language: 'python', code: 'class A(object):\n    pass' }],
      low: [{ language: 'python', code: 'class A:\n    pass' }],
      abstain: [{ language: 'python', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { sloc } = unit;
    if (sloc === 0) return;
    const hits = unit.text.match(DATED)?.length ?? 0;
    report({ messageId: 'dated', measure: hits / sloc, data: { hits, lines: sloc } });
  },
});
