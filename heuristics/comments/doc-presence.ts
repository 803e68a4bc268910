import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, definitions } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'doc-presence',
    summary: 'Definitions that carry a docstring or doc comment',
    rationale: 'The strongest single trait in Python: 80 % of agent-written units have a docstring, 33 % of hand-written ones of the same years.',
    confounders: ['projects that demand docstrings everywhere', 'public interfaces'],
    needs: ['comments', 'tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of definitions', range: [0, 1] },
    messages: { documented: '{{hits}} of {{total}} definitions carry documentation' },
    examples: {
      high: [
        { language: 'python', code: 'def f():\n    """Return one."""\n    return 1' },
        { language: 'typescript', code: '/** Returns one. */\nfunction f() { return 1; }' },
        { language: 'typescript', code: '/** Returns one. */\nexport const f = () => 1;' },
      ],
      low: [
        { language: 'python', code: 'def f():\n    return 1' },
        { language: 'typescript', code: '// returns one\nfunction f() { return 1; }' },
      ],
      abstain: [{ language: 'python', code: 'x = 1' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const found = definitions(unit);
    if (found.length === 0) return;
    let hits = 0;
    for (const { doc } of found) if (doc !== undefined) hits += 1;
    report({ messageId: 'documented', measure: hits / found.length, data: { hits, total: found.length } });
  },
});
