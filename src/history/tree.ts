import { decodePath } from './paths.ts';
import { eachField } from './fields.ts';
import { readGit, streamGit } from './git.ts';
import type { Repository } from './object-view.ts';

/** One entry of the scanned commit's tree. */
export interface TreeFile {
  /** From the top of the repository, `/` between parts; bytes that are not UTF-8 as in `paths.ts`. */
  path: string;
  /** Octal, as git prints it: `100644`, `100755`, `120000` (symlink), `160000` (submodule). */
  mode: string;
  type: 'file' | 'symlink' | 'submodule';
  /** Object id of the blob (of the commit, for a submodule). */
  oid: string;
  /** Bytes; absent for a submodule and where the object is missing. */
  size?: number;
}

/**
 * Every file of the scanned commit (or of `rev`, a full commit id), inside the subfolder that was asked for, in tree order.
 * Missing blobs are listed without a size. @throws GitFailure when a tree is missing.
 */
export function listFiles(repository: Repository, rev: string = repository.head): Promise<TreeFile[]> {
  return listTree(repository, ['-l', '--end-of-options', rev]);
}

/** The same, one after the other: nothing is held. @throws GitFailure when a tree is missing. */
export function eachFile(repository: Repository, rev: string, visit: (file: TreeFile) => void): Promise<void> {
  return eachEntry(repository, ['-l', '--end-of-options', rev], visit);
}

/** The same of the scanned commit without sizes: to tell the size of a file, git has to unpack a part of it. */
export function listWithoutSizes(repository: Repository): Promise<TreeFile[]> {
  return listTree(repository, ['--end-of-options', repository.head]);
}

/** Adds the sizes. @param sizeOf what is known of them; git is asked for the others */
export async function addSizes(repository: Repository, files: TreeFile[], sizeOf: (file: TreeFile) => number | undefined): Promise<TreeFile[]> {
  const unknown: TreeFile[] = [];
  for (const file of files) {
    if (file.type === 'submodule') continue;
    const size = sizeOf(file);
    if (size === undefined) unknown.push(file);
    else file.size = size;
  }
  if (unknown.length > 0) await askSizes(repository, unknown);
  return files;
}

async function askSizes({ view, signal }: Repository, files: readonly TreeFile[]): Promise<void> {
  const answer = await readGit(['cat-file', '--batch-check=%(objectsize)'], { view, input: files.map(({ oid }) => `${oid}\n`).join(''), ...(signal && { signal }) });
  for (const [at, line] of answer.toString('latin1').split('\n').entries()) {
    const file = files[at];
    if (file !== undefined && /^\d+$/.test(line)) file.size = Number(line);
  }
}

async function listTree(repository: Repository, args: readonly string[]): Promise<TreeFile[]> {
  const files: TreeFile[] = [];
  await eachEntry(repository, args, (file) => void files.push(file));
  return files;
}

async function eachEntry({ view, signal, subfolder }: Repository, args: readonly string[], visit: (file: TreeFile) => void): Promise<void> {
  const stream = streamGit(['ls-tree', '-r', '-z', '--full-tree', ...args], { view, ...(signal && { signal }) });
  stream.stdin.end();
  await eachField(stream.stdout, (field) => {
    const file = parseEntry(field);
    if (file.path.startsWith(subfolder)) visit(file);
  });
  await stream.done;
}

const [TAB, SPACE] = [9, 32];
const MODES = new Map(['100644', '100755', '120000', '160000'].map((mode) => [mode, mode]));

function parseEntry(field: Buffer): TreeFile {
  const tab = field.indexOf(TAB);
  // Of an object the mode, a space, the kind, a space, the id, and with -l spaces and the size. A part that was split off would
  // hold the whole line in memory, for each of a hundred thousand files.
  const modeEnd = field.indexOf(SPACE);
  const start = field.indexOf(SPACE, modeEnd + 1) + 1;
  const space = field.indexOf(SPACE, start);
  const end = space < 0 || space > tab ? tab : space;
  const mode = field.toString('latin1', 0, modeEnd);
  const type = mode === '160000' ? 'submodule' : mode === '120000' ? 'symlink' : 'file';
  const entry: TreeFile = { path: decodePath(field.subarray(tab + 1)), mode: MODES.get(mode) ?? mode, type, oid: field.toString('latin1', start, end) };
  const size = end === tab ? '' : field.toString('latin1', end, tab).trimStart();
  if (/^\d+$/.test(size)) entry.size = Number(size);
  return entry;
}
