import { defineHeuristic, type SyntaxNode } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

const byStart = (left: SyntaxNode, right: SyntaxNode): number => left.start - right.start || right.end - left.end;

export default defineHeuristic({
  meta: {
    id: 'nesting-depth',
    summary: 'Deepest nesting of conditions, loops and guarded regions',
    rationale: 'Simpler, flatter control flow was measured in generated code; the sign is learned.',
    confounders: ['parsers', 'algorithms', 'callbacks'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'identifiers', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'levels', range: [0, 12] },
    messages: { depth: 'control flow nests {{measure}} levels deep' },
    examples: {
      high: [{ language: 'typescript', code: 'for (const a of b) { if (a) { while (c) { go(); } } }' }],
      low: [{ language: 'typescript', code: 'if (a) go();' }, { language: 'typescript', code: 'go();' }],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    if (unit.sloc === 0) return;
    const nodes = [...unit.nodes('if'), ...unit.nodes('loop'), ...unit.nodes('try'), ...unit.nodes('switch')];
    if (nodes.length > 1) nodes.sort(byStart);
    const ends: number[] = [];
    let deepest = 0;
    for (const { start, end } of nodes) {
      while (ends.length > 0 && (ends.at(-1) ?? 0) <= start) ends.pop();
      ends.push(end);
      if (ends.length > deepest) deepest = ends.length;
    }
    report({ messageId: 'depth', measure: deepest });
  },
});
