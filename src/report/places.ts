/** The first places, neighbours joined. */
export function placesOf(ranges: readonly { startLine: number; endLine: number }[]): string {
  const joined: { startLine: number; endLine: number }[] = [];
  for (const { startLine, endLine } of ranges.toSorted((a, b) => a.startLine - b.startLine)) {
    const last = joined.at(-1);
    if (last !== undefined && last.endLine + 1 >= startLine) last.endLine = Math.max(last.endLine, endLine);
    else joined.push({ startLine, endLine });
  }
  const shown = joined.slice(0, 3).map(({ startLine, endLine }) => (endLine > startLine ? `${startLine}-${endLine}` : String(startLine)));
  return `${shown.join(', ')}${joined.length > 3 ? ` and ${joined.length - 3} more` : ''}`;
}
