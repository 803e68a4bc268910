import { defineHeuristic } from 'handiwork/heuristic';

const PATH = /\b(?:Path\(|(os\.path\.))/g;

export default defineHeuristic({
  meta: {
    id: 'pathlib-paths',
    summary: 'Path objects against os.path',
    rationale: 'Agents write Path(…); os.path marks people and old code.',
    confounders: ['libraries that accept strings', 'old Python versions'],
    needs: ['text'],
    languages: ['python'],
    invariantTo: ['whitespace', 'comments'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of path operations', range: [0, 1] },
    messages: { paths: '{{hits}} of {{total}} path operations use Path' },
    examples: {
      high: [{ language: 'python', code: 'p = Path("a") / "b"' }],
      low: [{ language: 'python', code: 'p = os.path.join("a", "b")' }],
      abstain: [{ language: 'python', code: 'p = 1' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { text } = unit;
    // Most units have neither, and to look for that is much faster than the expression.
    if (!text.includes('Path(') && !text.includes('os.path.')) return;
    let total = 0;
    let hits = 0;
    for (const match of text.matchAll(PATH)) {
      total += 1;
      if (match[1] === undefined) hits += 1;
    }
    if (total > 0) report({ messageId: 'paths', measure: hits / total, data: { hits, total } });
  },
});
