import { defineHeuristic } from 'handiwork/heuristic';
import { SCRIPT } from 'handiwork/kit';

const TAG = /(?:^|\n)[^\S\n]*@[a-zA-Z]/g;

export default defineHeuristic({
  meta: {
    id: 'doc-tags',
    summary: 'Doc tags per doc comment',
    rationale: 'People who write JSDoc by hand tag parameters; agents write prose first.',
    confounders: ['documentation linters', 'libraries with a generated reference'],
    needs: ['comments'],
    languages: SCRIPT,
    invariantTo: ['whitespace', 'identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'tags per doc comment', range: [0, 20] },
    messages: { tags: '{{tags|tag|tags}} in {{total|doc comment|doc comments}}' },
    examples: {
      high: [
        { language: 'typescript', code: '/**\n * Adds.\n * @param row the row\n * @returns the count\n */\nfunction add(row) {}' },
      ],
      low: [{ language: 'typescript', code: '/** Adds. */\nfunction add(row) {}' }],
      abstain: [{ language: 'typescript', code: 'function add(row) {}' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const total = unit.docs.length;
    if (total === 0) return;
    let tags = 0;
    for (const doc of unit.docs) if (doc.text.includes('@')) tags += doc.text.match(TAG)?.length ?? 0;
    report({ messageId: 'tags', measure: tags / total, data: { tags, total } });
  },
});
