import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, commentRuns, splitName } from 'handiwork/kit';

const STOP = new Set(['the', 'a', 'an', 'of', 'to', 'for', 'and', 'or', 'in', 'on', 'is', 'are', 'it', 'this', 'that', 'with', 'if', 'from', 'by', 'as']);
const ENDING = /(?:ing|ed|es|s|e)$/;
const stem = (word: string): string => (word.length > 4 ? word.replace(ENDING, '') : word);
const WORDS = /[A-Za-z_$][\w$]*/g;

function stems(text: string): Set<string> {
  const found = new Set<string>();
  for (const name of text.match(WORDS) ?? []) {
    for (const part of splitName(name)) if (!STOP.has(part)) found.add(stem(part));
  }
  return found;
}

function countRepeated(words: ReadonlySet<string>, names: ReadonlySet<string>): number {
  let repeated = 0;
  for (const word of words) if (names.has(word)) repeated += 1;
  return repeated;
}

export default defineHeuristic({
  meta: {
    id: 'restating-comments',
    summary: 'Comments whose words stand in the line below',
    rationale: 'A comment that repeats the names of the next statement adds nothing for its writer; agents write it all the same.',
    confounders: ['beginners', 'code with very telling names'],
    needs: ['comments', 'text'],
    languages: CODE,
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of comments above code', range: [0, 1] },
    messages: { restates: '{{hits}} of {{total}} comments repeat the line below them' },
    examples: {
      high: [{ language: 'typescript', code: '// Load user settings\nconst settings = loadUserSettings();' }],
      low: [{ language: 'typescript', code: '// slow on network drives\nconst settings = loadUserSettings();' }],
      abstain: [{ language: 'typescript', code: 'const settings = loadUserSettings();' }],
    },
  },
  defaults: { share: 0.5, minWords: 2, maxLength: 120 },
  observe(unit, { options, report }) {
    let total = 0;
    let hits = 0;
    let line = 0;
    for (const run of commentRuns(unit)) {
      const below = unit.lines[run.endLine - unit.startLine + 1]?.trim() ?? '';
      if (!run.ownLine || run.endLine !== run.startLine || below === '' || run.text.length > options.maxLength) continue;
      total += 1;
      const words = stems(run.text);
      if (words.size < options.minWords || countRepeated(words, stems(below.slice(0, 200))) < options.share * words.size) continue;
      hits += 1;
      line ||= run.startLine;
    }
    if (total === 0) return;
    report({ messageId: 'restates', measure: hits / total, data: { hits, total }, ...(line > 0 && { startLine: line }) });
  },
});
