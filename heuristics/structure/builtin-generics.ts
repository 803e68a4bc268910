import { defineHeuristic } from 'handiwork/heuristic';

const GENERIC = /\b(?:(?:list|dict|tuple|set|type)\[|(Optional|List|Dict|Tuple|Set|Union|Type)\[)|\| None\b/g;

export default defineHeuristic({
  meta: {
    id: 'builtin-generics',
    summary: 'Built-in generics against those of typing',
    rationale: 'list[int] and X | None came with Python 3.9 and 3.10; agents use them at once, people keep Optional and List for years.',
    confounders: ['support for old Python versions', 'automatic upgrades of type syntax'],
    needs: ['text'],
    languages: ['python'],
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of generic types', range: [0, 1] },
    messages: { builtin: '{{hits}} of {{total}} generic types are built in' },
    examples: {
      high: [{ language: 'python', code: 'def f(a: list[int]) -> str | None:\n    pass' }],
      low: [{ language: 'python', code: 'def f(a: List[int]) -> Optional[str]:\n    pass' }],
      abstain: [{ language: 'python', code: 'def f(a):\n    pass' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { text } = unit;
    // Most units have neither, and to look for that is much faster than the expression.
    if (!text.includes('[') && !text.includes('| None')) return;
    let total = 0;
    let hits = 0;
    for (const match of text.matchAll(GENERIC)) {
      total += 1;
      if (match[1] === undefined) hits += 1;
    }
    if (total > 0) report({ messageId: 'builtin', measure: hits / total, data: { hits, total } });
  },
});
