import type { Attribution } from '../api/attribution.ts';
import type { FileBlame } from '../history/blame.ts';

/** What is known about a commit as a whole: who it says it was made with. */
export type CommitOrigin = Pick<Attribution, 'class' | 'agent' | 'alsoAgents' | 'model' | 'heuristic'>;

/** Lines of a file by what is known about where they come from. They add up to the lines of the file. */
export interface LineOrigins {
  /** Sorted, not overlapping. Neighbours of one commit are joined. */
  attributions: Attribution[];
  /** Sorted, not overlapping, 1-based and inclusive. */
  older: LineRange[];
  /** Brought by a commit inside the window that declares nothing, with that commit. */
  undetermined: (LineRange & { commit: string })[];
  /** At the edge of a shallow clone: nothing can be said. */
  boundary: LineRange[];
}

export interface LineRange {
  startLine: number;
  endLine: number;
}

/** Carries what commits declare to the lines that they brought and that are still there. */
export function attributeLines(blame: FileBlame, originOf: (commit: string) => CommitOrigin | undefined): LineOrigins {
  const origins: LineOrigins = { attributions: [], older: [], undetermined: [], boundary: [] };
  for (const { startLine, endLine, commit, unknown } of blame.ranges) {
    const lines = { startLine, endLine };
    const origin = commit === undefined ? undefined : originOf(commit);
    if (unknown === 'older') append(origins.older, lines);
    else if (commit === undefined) append(origins.boundary, lines);
    else if (origin === undefined) append(origins.undetermined, { ...lines, commit });
    else append(origins.attributions, { ...lines, ...origin, commit });
  }
  return origins;
}

function append<R extends LineRange & { commit?: string }>(ranges: R[], range: R): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.endLine + 1 === range.startLine && last.commit === range.commit) last.endLine = range.endLine;
  else ranges.push(range);
}

/** Number of lines in ranges that do not overlap. */
export const lineCount = (ranges: readonly LineRange[]): number =>
  ranges.reduce((sum, { startLine, endLine }) => sum + endLine - startLine + 1, 0);
