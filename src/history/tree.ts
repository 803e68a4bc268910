import { decodePath } from './paths.ts';
import { eachField } from './fields.ts';
import { streamGit } from './git.ts';
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
export async function listFiles(repository: Repository, rev: string = repository.head): Promise<TreeFile[]> {
  const { view, signal, subfolder } = repository;
  const stream = streamGit(['ls-tree', '-r', '-l', '-z', '--full-tree', '--end-of-options', rev], { view, ...(signal && { signal }) });
  stream.stdin.end();
  const files: TreeFile[] = [];
  await eachField(stream.stdout, (field) => {
    const file = parseEntry(field);
    if (file.path.startsWith(subfolder)) files.push(file);
  });
  await stream.done;
  return files;
}

const MODES = new Map(['100644', '100755', '120000', '160000'].map((mode) => [mode, mode]));

function parseEntry(field: Buffer): TreeFile {
  const tab = field.indexOf(9);
  const [mode = '', kind = '', oid = '', size = ''] = field.toString('latin1', 0, tab).split(/ +/);
  const type = mode === '160000' ? 'submodule' : mode === '120000' ? 'symlink' : 'file';
  const start = mode.length + kind.length + 2;
  // A part that was split off would hold the whole line in memory, for each of a hundred thousand files.
  const entry: TreeFile = { path: decodePath(field.subarray(tab + 1)), mode: MODES.get(mode) ?? mode, type, oid: field.toString('latin1', start, start + oid.length) };
  if (/^\d+$/.test(size)) entry.size = Number(size);
  return entry;
}
