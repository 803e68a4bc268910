import { defineHeuristic } from 'handiwork/heuristic';
import { CODE, commentRuns, splitName } from 'handiwork/kit';

const STOP = new Set(['the', 'a', 'an', 'of', 'to', 'for', 'and', 'or', 'in', 'on', 'is', 'are', 'it', 'this', 'that', 'with', 'if', 'from', 'by', 'as']);
const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|ed|es|s|e)$/, '') : word);
const WORDS = /[A-Za-z_$][\w$]*/g;

function stems(text: string): Set<string> {
  const found = new Set<string>();
  for (const name of text.match(WORDS) ?? []) {
    for (const part of splitName(name)) if (!STOP.has(part)) found.add(stem(part));
  }
  return found;
}

function shareRepeated(comment: string, below: string): number {
  const words = stems(comment);
  const names = stems(below);
  let shared = 0;
  for (const word of words) if (names.has(word)) shared += 1;
  return words.size === 0 ? 0 : shared / words.size;
}

export default defineHeuristic({
  meta: {
    id: 'restating-comments',
    summary: 'Comments whose words stand in the line below',
    rationale: 'A comment that repeats the names of the next statement adds nothing for its writer; agents write it all the same.',
    confounders: ['beginners', 'code with very telling names'],
    needs: ['comments', 'text'],
    languages: CODE,
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of comments above code', range: [0, 1] },
    messages: { restates: '{{hits}} of {{total}} comments repeat the line below them' },
    examples: {
      high: [{ language: 'typescript', code: '// Load user settings\nconst settings = loadUserSettings();' }],
      low: [{ language: 'typescript', code: '// slow on network drives\nconst settings = loadUserSettings();' }],
      abstain: [{ language: 'typescript', code: 'const settings = loadUserSettings();' }],
    },
  },
  defaults: { share: 0.5, minWords: 2 },
  observe(unit, { options, report }) {
    let total = 0;
    let hits = 0;
    let line = 0;
    for (const run of commentRuns(unit)) {
      const below = unit.lines[run.endLine - unit.startLine + 1]?.trim() ?? '';
      if (!run.ownLine || run.endLine !== run.startLine || below === '' || run.text.length > 120) continue;
      total += 1;
      const restates = stems(run.text).size >= options.minWords && shareRepeated(run.text, below.slice(0, 200)) >= options.share;
      if (!restates) continue;
      hits += 1;
      line ||= run.startLine;
    }
    if (total === 0) return;
    report({ messageId: 'restates', measure: hits / total, data: { hits, total }, ...(line > 0 && { startLine: line }) });
  },
});
