import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, commentRuns, opensWithCapital, opensWithLetter } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'capitalised-comments',
    summary: 'Comments that open with a capital letter',
    rationale: 'Agents write comments as sentences; people often begin them in lower case (28 % of Python units against 15 %).',
    confounders: ['projects whose style guide asks for sentences', 'German nouns', 'comments that open with a name'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['whitespace'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of comments that open with a letter', range: [0, 1] },
    messages: { capital: '{{hits}} of {{total}} comments open with a capital letter' },
    examples: {
      high: [{ language: 'typescript', code: '// Read the rows\nread();\n\n// Keep what is new\nkeep();' }],
      low: [{ language: 'typescript', code: '// read the rows\nread();\n\n// keep what is new\nkeep();' }],
      abstain: [{ language: 'typescript', code: 'read();' }, { language: 'typescript', code: '// 42\nread();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    let total = 0;
    let hits = 0;
    for (const { text } of commentRuns(unit)) {
      if (!opensWithLetter(text)) continue;
      total += 1;
      if (opensWithCapital(text)) hits += 1;
    }
    if (total > 0) report({ messageId: 'capital', measure: hits / total, data: { hits, total } });
  },
});
