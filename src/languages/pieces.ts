import type { LineTable } from './line-table.ts';

/** Pieces of a text without functions or headings have at most `most` lines and are cut at a blank line, after `least` lines or more if they can. */
const PIECE_LINES = { least: 30, most: 60 } as const;

/**
 * Cuts lines into pieces that neither begin nor end with a blank line. 1-based, both ends included.
 *
 * @param mayCut whether a blank line is a place to cut
 */
export function cutPieces(lines: LineTable, { from, to, mayCut = () => true }: { from: number; to: number; mayCut?: (line: number) => boolean }): [first: number, last: number][] {
  const pieces: [number, number][] = [];
  for (let start = from; start <= to;) {
    while (start <= to && lines.isBlank(start)) start += 1;
    let end = Math.min(to, start + PIECE_LINES.most - 1);
    if (end < to) {
      for (let line = end + 1; line >= start + PIECE_LINES.least; line -= 1) {
        if (!lines.isBlank(line) || !mayCut(line)) continue;
        end = line - 1;
        break;
      }
    }
    const next = end + 1;
    while (end >= start && lines.isBlank(end)) end -= 1;
    if (end >= start) pieces.push([start, end]);
    start = next;
  }
  return pieces;
}
