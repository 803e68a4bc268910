import type { Readable } from 'node:stream';
import { splitFields } from './fields.ts';
import type { History } from './history.ts';
import { unquotePath } from './paths.ts';

/** Consecutive lines that came with one commit. */
export interface BlamedRange {
  /** 1-based, inclusive, at the scanned commit. */
  startLine: number;
  endLine: number;
  /** The commit that brought the lines; absent when `unknown` says why. */
  commit?: string;
  /** `older`: before the window. `boundary`: at the edge of a shallow clone, so perhaps from before it. */
  unknown?: 'older' | 'boundary';
  /** The file's path in that commit. For lines that are older: where the walk stopped. */
  path: string;
  /** The number of the first line there. */
  originLine: number;
}

const HEADER = /^([0-9a-f]{40}|[0-9a-f]{64}) (\d+) (\d+) (\d+)$/;

/** An entry of `git blame --incremental`. */
export interface BlameEntry {
  startLine: number;
  count: number;
  /** Where the walk stopped. */
  id: string;
  /** It stopped at a bound. */
  isBound: boolean;
  path: string;
  originLine: number;
}

/** Reads `git blame --incremental`; answers ranges in line order, neighbours of one origin joined. */
export async function parseBlame(stream: Readable, history: History): Promise<BlamedRange[]> {
  const ranges: BlamedRange[] = [];
  const ids = new Map<string, Pick<BlamedRange, 'commit' | 'unknown'>>();
  await eachEntry(stream, ({ startLine, count, id, path, originLine }) => {
    ranges.push({ startLine, endLine: startLine + count - 1, ...remember(ids, id, () => originOf(id, history)), path, originLine });
  });
  return joinNeighbours(ranges.sort((a, b) => a.startLine - b.startLine));
}

export async function eachEntry(stream: Readable, visit: (entry: BlameEntry) => void): Promise<void> {
  const paths = new Map<string, string>();
  /** They are said of a commit once. */
  const bounds = new Set<string>();
  let header: RegExpExecArray | undefined;
  for await (const line of splitFields(stream, 10)) {
    if (header === undefined) {
      header = HEADER.exec(line.toString('latin1')) ?? undefined;
      continue;
    }
    const [, id = '', origin, start, count] = header;
    if (line.equals(BOUNDARY)) bounds.add(id);
    if (!line.subarray(0, 9).equals(FILENAME)) continue;
    header = undefined;
    const path = remember(paths, line.toString('latin1', 9), () => unquotePath(line.subarray(9)));
    visit({ startLine: Number(start), count: Number(count), id, isBound: bounds.has(id), path, originLine: Number(origin) });
  }
}

const BOUNDARY = Buffer.from('boundary');
const FILENAME = Buffer.from('filename ');

export const originOf = (id: string, history: History): Pick<BlamedRange, 'commit' | 'unknown'> =>
  history.isOlder(id) ? { unknown: 'older' } : history.isBoundary(id) ? { unknown: 'boundary' } : { commit: id };

function remember<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** @param ranges in line order. */
export function joinNeighbours(ranges: readonly BlamedRange[]): BlamedRange[] {
  const joined: BlamedRange[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    const isNext = last !== undefined && last.commit === range.commit && last.unknown === range.unknown && last.path === range.path;
    if (isNext && (range.unknown === 'older' || last.originLine + (range.startLine - last.startLine) === range.originLine)) last.endLine = range.endLine;
    else joined.push({ ...range });
  }
  return joined;
}
