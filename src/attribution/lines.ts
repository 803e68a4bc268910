import type { Attribution } from '../api/attribution.ts';
import type { BlamedRange, FileBlame } from '../history/blame.ts';

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
  /** A recorder saw a person write them: neither a declaration of their commit nor style speaks of them. */
  byPerson?: (LineRange & { commit: string })[];
}

export interface LineRange {
  startLine: number;
  endLine: number;
}

/** What a recorder saw of some lines, in numbers of the scanned commit. */
export type RecordedLines = LineRange & { origin: CommitOrigin | 'person' };

/**
 * Carries what commits declare to the lines that they brought and that are still there.
 *
 * @param recordsOf Records go before declarations: sorted, not overlapping, inside the range. The agents that the commit
 * declares stay beside the recorded one.
 */
export function attributeLines(
  blame: FileBlame,
  originOf: (commit: string) => CommitOrigin | undefined,
  recordsOf: (range: BlamedRange) => readonly RecordedLines[] = () => [],
): LineOrigins {
  const origins: LineOrigins = { attributions: [], older: [], undetermined: [], boundary: [] };
  for (const range of blame.ranges) {
    const { startLine, endLine, commit, unknown } = range;
    const lines = { startLine, endLine };
    if (unknown === 'older') append(origins.older, lines);
    else if (commit === undefined) append(origins.boundary, lines);
    else attributeRange(origins, { ...lines, commit }, { declared: originOf(commit), records: recordsOf(range) });
  }
  return origins;
}

interface Said {
  declared: CommitOrigin | undefined;
  records: readonly RecordedLines[];
}

function attributeRange(origins: LineOrigins, { startLine, endLine, commit }: LineRange & { commit: string }, { declared, records }: Said): void {
  const asDeclared = (from: number, to: number): void => {
    if (from > to) return;
    const lines = { startLine: from, endLine: to, commit };
    if (declared === undefined) append(origins.undetermined, lines);
    else append(origins.attributions, { ...lines, ...declared });
  };
  let next = startLine;
  for (const record of records) {
    asDeclared(next, record.startLine - 1);
    const lines = { startLine: record.startLine, endLine: record.endLine, commit };
    if (record.origin === 'person') append((origins.byPerson ??= []), lines);
    else append(origins.attributions, { ...lines, ...beside(record.origin, declared) });
    next = record.endLine + 1;
  }
  asDeclared(next, endLine);
}

/** A recorded origin with the other agents that its commit declares. */
function beside(recorded: CommitOrigin, declared: CommitOrigin | undefined): CommitOrigin {
  const others = [declared?.agent, ...(declared?.alsoAgents ?? [])].filter((agent) => agent !== undefined && agent !== recorded.agent) as string[];
  return others.length === 0 ? recorded : { ...recorded, alsoAgents: others };
}

function append<R extends LineRange & { commit?: string; class?: string; agent?: string; model?: string; heuristic?: string }>(ranges: R[], range: R): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.endLine + 1 === range.startLine && JOINED.every((key) => last[key] === range[key])) last.endLine = range.endLine;
  else ranges.push(range);
}

const JOINED = ['commit', 'class', 'agent', 'model', 'heuristic'] as const;

/** Number of lines in ranges that do not overlap. */
export const lineCount = (ranges: readonly LineRange[]): number =>
  ranges.reduce((sum, { startLine, endLine }) => sum + endLine - startLine + 1, 0);
