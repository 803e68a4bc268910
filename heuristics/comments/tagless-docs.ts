import { defineHeuristic } from 'handiwork/heuristic';
import { lineFacts, SCRIPT } from 'handiwork/kit';

const TAG = /(?:^|\n)[^\S\n]*@[a-zA-Z]|\{@[a-z]/;

export default defineHeuristic({
  meta: {
    id: 'tagless-docs',
    summary: 'Doc comments without any tag',
    rationale: 'Prose-only doc comments stand in 35 % of agent-written JS/TS units and in 3.6 % of hand-written ones.',
    confounders: ['TypeScript style guides that forbid types in tags', 'component descriptions'],
    needs: ['comments'],
    languages: SCRIPT,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'tagless doc comments per non-blank line', range: [0, 1] },
    messages: { tagless: '{{hits|doc comment carries no tag|doc comments carry no tag}}, in {{lines}} lines' },
    examples: {
      high: [{ language: 'typescript', code: '/** Adds a row. */\nfunction add(row) {}' }],
      low: [
        { language: 'typescript', code: '/**\n * @param row the row\n */\nfunction add(row) {}' },
        { language: 'typescript', code: 'function add(row) {}' },
      ],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const { nonBlank } = lineFacts(unit);
    if (nonBlank === 0) return;
    let hits = 0;
    for (const doc of unit.docs) if (!TAG.test(doc.text)) hits += 1;
    report({ messageId: 'tagless', measure: hits / nonBlank, data: { hits, lines: nonBlank } });
  },
});
