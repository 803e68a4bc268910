import { readSource } from '../languages/source.ts';
import { joined, linesIn, rangesOf, type LineRange } from './line-ranges.ts';

/** Why lines cannot simply be deleted. */
export type ByHandReason = 'part-of-a-unit' | 'breaks-syntax' | 'no-grammar' | 'not-there';

/** A function, class member, section or top-level piece that is deleted whole. */
export interface DeletedUnit extends LineRange {
  name: string;
  kind: string;
}

/** What can be taken out of one file. */
export interface FileDeletion {
  path: string;
  /** The whole file goes. */
  whole: boolean;
  units: DeletedUnit[];
  /** The lines that are deleted, blank ones around them included. */
  deleted: LineRange[];
  /** What is left over for a person, with the reason. */
  byHand: (LineRange & { why: ByHandReason })[];
}

/**
 * Finds what can be deleted so that the file still parses: the whole file, or units of which every filled line is to go.
 * Nothing is cut out of the middle of a unit: what would remain is nobody's code.
 *
 * @param ranges The lines to be removed.
 */
export function planDeletion(path: string, text: string, ranges: readonly LineRange[]): FileDeletion {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const isThere = ({ startLine }: LineRange): boolean => startLine <= lines.length;
  const asked = joined(ranges);
  // Ranges come from reports: a made-up end must cost nothing.
  const wanted = linesIn(asked.filter(isThere).map(({ startLine, endLine }) => ({ startLine, endLine: Math.min(endLine, lines.length) })));
  const absent = asked.filter(({ endLine }) => endLine > lines.length).map(({ startLine, endLine }) => ({ startLine: Math.max(startLine, lines.length + 1), endLine, why: 'not-there' as const }));
  const isBlank = (line: number): boolean => (lines[line - 1] ?? '').trim() === '';
  const none = { path, whole: false, units: [], deleted: [] };
  if (lines.every((_, at) => isBlank(at + 1) || wanted.has(at + 1))) {
    return { ...none, whole: true, deleted: lines.length === 0 ? [] : [{ startLine: 1, endLine: lines.length }], byHand: absent };
  }
  const source = readSource(path, text);
  if (source === undefined) return { ...none, byHand: [...rest([...wanted], 'no-grammar'), ...absent] };

  const isCovered = ({ startLine, endLine }: LineRange): boolean => {
    for (let line = startLine; line <= endLine; line += 1) if (!isBlank(line) && !wanted.has(line)) return false;
    return true;
  };
  const candidates = source.units.filter(isCovered).map(({ name, kind, startLine, endLine }): DeletedUnit => ({ name, kind, startLine, endLine }));
  const units = largestThatParses(candidates, (chosen) => source.parseErrors || parses(path, withoutLines(text, deletedLines(chosen, lines))));
  const deleted = deletedLines(units, lines);
  const left = [...wanted].filter((line) => !deleted.has(line) && !isBlank(line));
  const broken = linesIn(candidates.filter((unit) => !units.includes(unit)));
  return {
    ...none, units, deleted: rangesOf(deleted),
    byHand: [...rest(left.filter((line) => !broken.has(line)), 'part-of-a-unit'), ...rest(left.filter((line) => broken.has(line)), 'breaks-syntax'), ...absent]
      .toSorted((a, b) => a.startLine - b.startLine),
  };
}

/** The text without the given lines; a last line without a line feed stays without one. */
export function withoutLines(text: string, deleted: ReadonlySet<number>): string {
  const lines = text.split(/(?<=\n)/);
  return lines.filter((_, at) => !deleted.has(at + 1)).join('');
}

const rest = (lines: readonly number[], why: ByHandReason): (LineRange & { why: ByHandReason })[] => rangesOf(lines).map((range) => ({ ...range, why }));

const parses = (path: string, text: string): boolean => readSource(path, text)?.parseErrors === false && !(/\.pyi?$/.test(path) && hasEmptyBlock(text));

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The grammar takes a Python block without a statement, Python does not: a header whose next filled line is no deeper. */
function hasEmptyBlock(text: string): boolean {
  const filled = text.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return filled.some((line, at) => /^\s*(?:(?:class|def|async def)\b.*|\).*):\s*(?:#.*)?$/.test(line) && indentOf(filled[at + 1] ?? '') <= indentOf(line));
}

/**
 * All of them if that parses, else half by half (a Python class cannot lose its whole body): each look parses the file, and
 * the few that cannot go must not cost a look for every one that can.
 */
function largestThatParses(units: readonly DeletedUnit[], holds: (units: readonly DeletedUnit[]) => boolean): DeletedUnit[] {
  const chosen: DeletedUnit[] = [];
  const take = (some: readonly DeletedUnit[]): void => {
    if (some.length === 0) return;
    if (holds([...chosen, ...some])) {
      chosen.push(...some);
      return;
    }
    const half = some.length >> 1;
    if (half === 0) return;
    take(some.slice(0, half));
    take(some.slice(half));
  };
  take(units);
  return chosen;
}

/** The lines of the units, and the blank ones after each, where blank ones stand before it too. */
function deletedLines(units: readonly LineRange[], lines: readonly string[]): Set<number> {
  const deleted = linesIn(units);
  const isBlank = (line: number): boolean => (lines[line - 1] ?? '').trim() === '';
  for (const { startLine, endLine } of units) {
    if (startLine > 1 && !isBlank(startLine - 1)) continue;
    for (let line = endLine + 1; line <= lines.length && isBlank(line); line += 1) deleted.add(line);
  }
  return deleted;
}
