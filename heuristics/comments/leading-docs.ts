import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

const OPENING = /^\s*(?:\/\*\*|#!|[rRuU]?"""|[rRuU]?''')/;

export default defineHeuristic({
  meta: {
    id: 'leading-docs',
    summary: 'Units and files that open with a doc comment or a shebang',
    rationale: '38 % of agent-written JS/TS units and files begin so, against 14 %.',
    confounders: ['licence headers', 'file-overview conventions', 'scripts'],
    needs: ['text'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: '1 when it opens so, else 0', range: [0, 1] },
    messages: { opens: 'opens with a doc comment or shebang', other: 'does not open with a doc comment or shebang' },
    examples: {
      high: [
        { language: 'typescript', code: '/**\n * Row store.\n */\nexport const rows = [];' },
        { language: 'python', code: '"""Row store."""\nrows = []' },
      ],
      low: [
        { language: 'typescript', code: '// row store\nexport const rows = [];' },
        { language: 'python', code: 'rows = []' },
      ],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    if (unit.text.trim() === '') return;
    const opens = OPENING.test(unit.text);
    report({ messageId: opens ? 'opens' : 'other', measure: opens ? 1 : 0 });
  },
});
