import { splitFields } from '../../src/history/fields.ts';
import { GitFailure, streamGit } from '../../src/history/git.ts';
import type { Repository } from '../../src/history/object-view.ts';
import { decodePath } from '../../src/history/paths.ts';

/** A file that a commit added or modified; renamed files are left out. */
export interface FileChange {
  status: 'A' | 'M';
  path: string;
  /** Blob after the commit. */
  blob: string;
  /** Blob before it; all zeros for an added file. */
  before: string;
}

/** What a commit did to a file, counted. */
export interface ChangeShape {
  added: number;
  modified: number;
  deleted: number;
  renamed: number;
  linesAdded: number;
  linesDeleted: number;
}

const RENAMES = ['-M', '-l400'];
/** Needs no file content, so it also works where a snapshot lacks some. */
const EXACT_RENAMES = ['-M100%'];

const MODIFIED = 'M';
const isObjectId = (text: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

/**
 * Added and modified files by commit, against the first parent.
 * @param pathspecs what to look at, in git's pathspec syntax
 */
export async function readChanges(repository: Repository, commits: readonly string[], pathspecs: readonly string[]): Promise<Map<string, FileChange[]>> {
  const read = (renames: readonly string[]): Promise<Map<string, FileChange[]>> => readRaw(repository, commits, [...renames, '--diff-filter=AMR', '--', ...pathspecs]);
  try {
    return await read(RENAMES);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return read(EXACT_RENAMES);
  }
}

async function readRaw(repository: Repository, commits: readonly string[], rest: readonly string[]): Promise<Map<string, FileChange[]>> {
  const changes = new Map<string, FileChange[]>();
  let files: FileChange[] = [];
  let status: string[] | undefined;
  let paths: string[] = [];
  await diffTree(repository, commits, ['--raw', '-z', '--no-abbrev', ...rest], 0, (field) => {
    if (status !== undefined) {
      paths.push(decodePath(field));
      const kind = status[4] ?? '';
      if (paths.length < (/^[RC]/.test(kind) ? 2 : 1)) return;
      if (kind === 'A' || kind === MODIFIED) files.push({ status: kind, path: paths[0]!, before: status[2]!, blob: status[3]! });
      status = undefined;
      paths = [];
      return;
    }
    const text = field.toString('latin1');
    if (text.startsWith(':')) status = text.slice(1).split(' ');
    else if (isObjectId(text)) changes.set(text, (files = []));
  });
  return changes;
}

/** `before..blob` → the lines (1-based) that the modification added. */
export type AddedLines = Map<string, Set<number>>;

export const pairOf = (change: Pick<FileChange, 'before' | 'blob'>): string => `${change.before}..${change.blob}`;

/** The added lines of every modified file; a commit whose content is missing from a snapshot is passed over. */
export const readAddedLines = (repository: Repository, commits: readonly string[], pathspecs: readonly string[]): Promise<AddedLines> =>
  aroundGaps(commits, (some) => readPatches(repository, some, pathspecs));

/** Reads in halves where a whole cannot be read, so that one commit with missing content costs one commit. */
export async function aroundGaps<T>(commits: readonly string[], read: (commits: readonly string[]) => Promise<Map<string, T>>): Promise<Map<string, T>> {
  if (commits.length === 0) return new Map();
  try {
    return await read(commits);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    if (commits.length === 1) return new Map();
  }
  const half = commits.length >> 1;
  return new Map([...(await aroundGaps(commits.slice(0, half), read)), ...(await aroundGaps(commits.slice(half), read))]);
}

const HUNK = /^@@ -[0-9,]{1,24} \+([0-9]{1,10})(?:,([0-9]{1,10}))? @@/;
const INDEX = /^index ([0-9a-f]{40,64}\.\.[0-9a-f]{40,64})/;

async function readPatches(repository: Repository, commits: readonly string[], pathspecs: readonly string[]): Promise<AddedLines> {
  const added: AddedLines = new Map();
  let lines = new Set<number>();
  const options = ['-p', '-U0', '--full-index', '--no-ext-diff', '--no-textconv', '--no-color', '--no-renames', '--diff-filter=M', '--', ...pathspecs];
  await diffTree(repository, commits, options, 10, (line) => {
    const first = line[0];
    if (first !== 0x40 && first !== 0x69) return;
    const text = line.subarray(0, 200).toString('latin1');
    const pair = INDEX.exec(text)?.[1];
    if (pair !== undefined) added.set(pair, (lines = added.get(pair) ?? new Set()));
    const hunk = HUNK.exec(text);
    if (hunk === null) return;
    const start = Number(hunk[1]);
    const count = hunk[2] === undefined ? 1 : Number(hunk[2]);
    for (let at = start; at < start + count; at++) lines.add(at);
  });
  return added;
}

/** Counts of what each commit did, all files together; a commit whose content is missing is passed over. */
export const readShapes = (repository: Repository, commits: readonly string[]): Promise<Map<string, ChangeShape>> =>
  aroundGaps(commits, (some) => readCounts(repository, some));

async function readCounts(repository: Repository, commits: readonly string[]): Promise<Map<string, ChangeShape>> {
  const shapes = new Map<string, ChangeShape>();
  let shape = emptyShape();
  let paths = 0;
  await diffTree(repository, commits, ['--raw', '--numstat', '-z', '--no-abbrev', ...EXACT_RENAMES], 0, (field) => {
    const text = field.toString('latin1');
    if (paths > 0) paths -= 1;
    else if (text.startsWith(':')) {
      const kind = text.slice(text.lastIndexOf(' ') + 1);
      paths = /^[RC]/.test(kind) ? 2 : 1;
      const name = KIND_NAMES[kind[0] ?? ''];
      if (name !== undefined) shape[name] += 1;
    } else if (isObjectId(text)) shapes.set(text, (shape = emptyShape()));
    else {
      const counts = NUMSTAT.exec(text);
      // A renamed file has an empty path here; its two paths follow.
      if (counts !== null && counts[3] === '') paths = 2;
      shape.linesAdded += Number(counts?.[1]) || 0;
      shape.linesDeleted += Number(counts?.[2]) || 0;
    }
  });
  return shapes;
}

const NUMSTAT = /^(\d{1,10}|-)\t(\d{1,10}|-)\t(.?)/s;
const KIND_NAMES: Readonly<Record<string, 'added' | 'modified' | 'deleted' | 'renamed'>> = { A: 'added', M: 'modified', T: 'modified', D: 'deleted', R: 'renamed' };
const emptyShape = (): ChangeShape => ({ added: 0, modified: 0, deleted: 0, renamed: 0, linesAdded: 0, linesDeleted: 0 });

async function diffTree(
  { view, signal }: Repository, commits: readonly string[], options: readonly string[], separator: number, take: (field: Buffer) => void,
): Promise<void> {
  const stream = streamGit(['diff-tree', '--stdin', '--root', '-r', ...options], { view, ...(signal && { signal }) });
  stream.stdin.end(commits.map((id) => `${id}\n`).join(''));
  for await (const field of splitFields(stream.stdout, separator)) take(field);
  await stream.done;
}
