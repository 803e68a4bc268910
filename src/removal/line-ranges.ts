/** Lines, 1-based and inclusive. */
export interface LineRange {
  startLine: number;
  endLine: number;
}

/** Sorted, and joined where they touch or overlap. */
export function joined(ranges: readonly LineRange[]): LineRange[] {
  const result: LineRange[] = [];
  for (const { startLine, endLine } of ranges.toSorted((a, b) => a.startLine - b.startLine)) {
    const last = result.at(-1);
    if (last !== undefined && startLine <= last.endLine + 1) last.endLine = Math.max(last.endLine, endLine);
    else result.push({ startLine, endLine });
  }
  return result;
}

/** The lines of all ranges. */
export function linesIn(ranges: readonly LineRange[]): Set<number> {
  const lines = new Set<number>();
  for (const { startLine, endLine } of ranges) for (let line = startLine; line <= endLine; line += 1) lines.add(line);
  return lines;
}

/** Lines as ranges, in order. */
export function rangesOf(lines: Iterable<number>): LineRange[] {
  return joined([...lines].map((line) => ({ startLine: line, endLine: line })));
}
