import type { FileBlame } from '../../history/blame.ts';
import { BlobReader } from '../../history/blobs.ts';
import { GitFailure, readGit } from '../../history/git.ts';
import type { History } from '../../history/history.ts';
import type { Repository } from '../../history/object-view.ts';
import { isPlainPath } from '../../history/paths.ts';
import { listFiles, type TreeFile } from '../../history/tree.ts';
import { isTraceFile, provenRuns, readAgentTrace, type TraceRange } from '../../records/agent-trace.ts';
import type { RecordedRun } from '../../records/git-ai.ts';
import { groupBy } from '../../shared/group-by.ts';

/** Versions of files that are looked into at most; each costs one process. */
const MOST_VERSIONS = 2_000;
/** Lines that are hashed at most, of all records together. */
const MOST_HASHED = 200_000_000;
const MOST_BYTES = 64 << 20;

interface Version {
  commit: string;
  path: string;
  ranges: TraceRange[];
}

/** The Agent Trace records of the scanned commit. */
export class Traces {
  readonly ranges: readonly TraceRange[];

  constructor(ranges: readonly TraceRange[]) {
    this.ranges = ranges;
  }

  /** `commit NUL path` → the runs that the records prove for that version of the file. */
  async prove(repository: Repository, history: History, blames: readonly FileBlame[]): Promise<Map<string, RecordedRun[]>> {
    const proven = new Map<string, RecordedRun[]>();
    if (this.ranges.length === 0) return proven;
    const versions = this.#versionsIn(blames, history);
    const blobs = new BlobReader(repository);
    let left = MOST_HASHED;
    for (const [key, { commit, path, ranges }] of versions.slice(0, MOST_VERSIONS)) {
      const oid = await blobAt(repository, commit, path);
      const bytes = oid === undefined ? undefined : await blobs.read(oid, path);
      if (bytes === undefined) continue;
      const lines = bytes.toString('utf8').split('\n');
      if (lines.at(-1) === '') lines.pop();
      left -= ranges.reduce((sum, { startLine, endLine }) => sum + (endLine - startLine + 1) * lines.length, 0);
      if (left < 0) break;
      proven.set(key, provenRuns(ranges, { path, commit, parents: history.parentsOf(commit), lines }));
    }
    await blobs.close();
    if (left < 0 || versions.length > MOST_VERSIONS) {
      repository.notes.push({ code: 'agent-trace', message: 'There are more Agent Trace records than are checked.', incomplete: true });
    }
    return proven;
  }

  #versionsIn(blames: readonly FileBlame[], history: History): [key: string, version: Version][] {
    const byMoment = groupByMoment(this.ranges);
    const versions = new Map<string, Version>();
    for (const { commit, path } of blames.flatMap(({ ranges }) => ranges)) {
      if (commit === undefined || versions.has(`${commit}\0${path}`)) continue;
      const found = [commit, ...history.parentsOf(commit)].flatMap((id) => byMoment.get(`${id}\0${nameOf(path)}`) ?? []);
      versions.set(`${commit}\0${path}`, { commit, path, ranges: found.filter((range) => speaksOf(range, path)) });
    }
    return [...versions].filter(([, { path, ranges }]) => ranges.length > 0 && isPlainPath(path)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

/**
 * Reads the record files of the scanned commit; their faults are noted on the repository.
 *
 * @param tree its files, where they are listed already
 */
export async function readTraces(repository: Repository, tree?: readonly TreeFile[]): Promise<Traces> {
  const files = (tree !== undefined && repository.subfolder === '' ? tree : await listFiles({ ...repository, subfolder: '' })).filter(({ path, type }) => type === 'file' && isTraceFile(path));
  const blobs = new BlobReader(repository, MOST_BYTES);
  const ranges: TraceRange[] = [];
  for (const { path, oid } of files) {
    const bytes = await blobs.read(oid, path);
    if (bytes === undefined) continue;
    const reading = readAgentTrace(bytes.toString('utf8'), path);
    for (const range of reading.ranges) ranges.push(range);
    repository.notes.push(...reading.notes);
    const loose = reading.ranges.filter(({ revision, contentHash = '' }) => revision === undefined || !contentHash.startsWith('sha256:')).length;
    if (loose > 0) repository.notes.push({ code: 'agent-trace', message: `${loose} of its ranges name no commit or no hash that can be checked: they prove nothing.`, path });
  }
  await blobs.close();
  return new Traces(ranges);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** By the commit that was checked out and the name of the file. */
const groupByMoment = (ranges: readonly TraceRange[]): Map<string, TraceRange[]> =>
  groupBy(ranges.filter(({ revision }) => revision !== undefined), ({ revision, path }) => `${revision ?? ''}\0${nameOf(path)}`);

const speaksOf = (range: TraceRange, path: string): boolean => range.path === path || range.path.endsWith(`/${path}`);

async function blobAt({ view, signal }: Repository, commit: string, path: string): Promise<string | undefined> {
  try {
    const entry = await readGit(['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', '--end-of-options', commit, '--', path], { view, ...(signal && { signal }) });
    return /^100[0-7]{3} blob ([0-9a-f]{40,64})\t/.exec(entry.toString('latin1'))?.[1];
  } catch (error) {
    if (error instanceof GitFailure) return undefined; // the blame of this file has told what is missing
    throw error;
  }
}
