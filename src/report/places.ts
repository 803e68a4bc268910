/** Lines, both ends included. */
interface Lines {
  startLine: number;
  endLine: number;
}

/** How many lines they are together; they do not overlap. */
export const lineCount = (ranges: readonly Lines[]): number => ranges.reduce((sum, { startLine, endLine }) => sum + endLine - startLine + 1, 0);

/** `12` or `12-48`. */
export const span = ({ startLine, endLine }: Lines): string => (endLine > startLine ? `${startLine}-${endLine}` : String(startLine));

/** In the order of the lines, neighbours and overlaps joined. */
export function joinRanges(ranges: readonly Lines[]): Lines[] {
  const joined: Lines[] = [];
  for (const { startLine, endLine } of ranges.toSorted((a, b) => a.startLine - b.startLine)) {
    const last = joined.at(-1);
    if (last !== undefined && last.endLine + 1 >= startLine) last.endLine = Math.max(last.endLine, endLine);
    else joined.push({ startLine, endLine });
  }
  return joined;
}

/** The first places, neighbours joined. */
export function placesOf(ranges: readonly Lines[]): string {
  const joined = joinRanges(ranges);
  return `${joined.slice(0, 3).map(span).join(', ')}${joined.length > 3 ? ` and ${joined.length - 3} more` : ''}`;
}
