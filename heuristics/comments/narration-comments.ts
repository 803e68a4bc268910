import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, countRuns, lineFacts, opensWithCapital, opensWithVerb, wordCount } from 'handiwork/kit';

export default defineHeuristic({
  meta: {
    id: 'narration-comments',
    summary: 'Short capitalised comments that announce the next statement',
    rationale: 'The plan an agent worked from stays behind as step titles: 43 % of its Python units have one, against 13 % of hand-written ones.',
    confounders: ['tutorials', 'coursework', 'generated API samples'],
    needs: ['comments'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'narrating comments per non-blank line', range: [0, 1] },
    messages: { narration: '{{hits|comment announces|comments announce}} what the next of {{lines}} lines do' },
    examples: {
      high: [
        { language: 'typescript', code: '// Create the map\nconst m = new Map();\n// Loop over rows\nfor (const r of rows) add(r);\n// Return the map\nreturn m;' },
      ],
      low: [
        { language: 'typescript', code: '// Safari fires this twice, see #412\n// off by one across DST\nonce(el, "load", go);' },
        { language: 'typescript', code: 'once(el, "load", go);' },
      ],
      abstain: [{ language: 'typescript', code: '' }],
    },
  },
  defaults: { maxWords: 12 },
  observe(unit, { options, report }) {
    const { nonBlank } = lineFacts(unit);
    if (nonBlank === 0) return;
    const narrates = (text: string): boolean => opensWithCapital(text) && opensWithVerb(text) && wordCount(text) <= options.maxWords;
    const { hits, first } = countRuns(unit, (run) => run.ownLine && narrates(run.text));
    const data = { hits, lines: nonBlank };
    report({ messageId: 'narration', measure: hits / nonBlank, data, ...(first && { startLine: first.startLine }) });
  },
});
