import type { BlamedRange, FileBlame } from '../../history/blame.ts';

/**
 * Who brought the lines of a file, in short: its lines, the words that ranges name (commits and paths), and five numbers a range:
 * first line, last line, commit (or why there is none), path, line there.
 */
export type PackedBlame = readonly [lines: number, words: readonly string[], ranges: readonly number[]];

const OLDER = -1;
const BOUNDARY = -2;

export function packBlame({ lines, ranges }: FileBlame): PackedBlame {
  const words = new Map<string, number>();
  const numberOf = (word: string): number => {
    const number = words.get(word) ?? words.size;
    words.set(word, number);
    return number;
  };
  const numbers = ranges.flatMap(({ startLine, endLine, commit, unknown, path, originLine }) => {
    const origin = commit === undefined ? (unknown === 'older' ? OLDER : BOUNDARY) : numberOf(commit);
    return [startLine, endLine, origin, numberOf(path), originLine];
  });
  return [lines, [...words.keys()], numbers];
}

export function unpackBlame(path: string, [lines, words, numbers]: PackedBlame): FileBlame {
  const ranges: BlamedRange[] = [];
  for (let at = 0; at < numbers.length; at += 5) {
    const [startLine, endLine, origin, name, originLine] = numbers.slice(at, at + 5) as [number, number, number, number, number];
    const brought = origin >= 0 ? { commit: words[origin] as string } : { unknown: origin === OLDER ? 'older' as const : 'boundary' as const };
    ranges.push({ startLine, endLine, ...brought, path: words[name] as string, originLine });
  }
  return { path, lines, ranges };
}
