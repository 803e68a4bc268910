import { statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

import { isBinary } from '../discover/content-checks.ts';
import { BlobReader } from '../history/blobs.ts';
import { openRepository, type Repository } from '../history/object-view.ts';
import { listFiles, type TreeFile } from '../history/tree.ts';
import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';

/** A file of a commit, found from a path that need not exist on disk (any more). */
export interface Around {
  repository: Repository;
  file: TreeFile;
}

/**
 * Opens the repository around a file and finds the file in the scanned commit. Close the repository afterwards.
 *
 * @param path Relative to `cwd`, or absolute.
 * @param rev A commit, branch or tag; HEAD when absent.
 * @throws {HandiworkError} When there is no repository around it, or no such file in the commit.
 */
export async function openAround(path: string, { cwd, rev, signal }: { cwd: string; rev?: string | undefined; signal?: AbortSignal | undefined }): Promise<Around> {
  const full = resolve(cwd, path);
  let folder = dirname(full);
  while (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true && dirname(folder) !== folder) folder = dirname(folder);
  const repository = await openRepository(folder, { ...defined({ rev, signal }) });
  try {
    const inside = repository.subfolder + relative(folder, full).split(sep).join('/');
    const files = await listFiles(repository);
    const file = files.find((one) => one.path === inside);
    if (file === undefined) {
      const within = files.find((one) => inside === '' || one.path.startsWith(`${inside.replace(/\/$/, '')}/`));
      if (within !== undefined) throw new HandiworkError(`"${path}" is a folder.`, { hint: 'Name one of its files; handiwork scan looks at all of them.' });
      const [, base = '', behind = ''] = /^(.+)(:[^/]+?)$/.exec(inside) ?? [];
      const isThere = base !== '' && files.some((one) => one.path === base);
      const hint = isThere ? `Without "${behind}" it is. One line is named as in handiwork explain ${path.slice(0, -behind.length)}:12; other commands take whole files.` : 'Only committed files can be looked at. Check the path, or choose a commit with --rev.';
      throw new HandiworkError(`"${path}" is not in commit ${repository.head.slice(0, 12)}.`, { hint });
    }
    if (file.type !== 'file') throw new HandiworkError(`"${path}" is a ${file.type}, not a file.`, { hint: file.type === 'symlink' ? 'Name the file that it points to.' : 'It is a repository of its own: point at a clone of it.' });
    return { repository, file };
  } catch (error) {
    repository.close();
    throw error;
  }
}

/**
 * The content of such a file.
 *
 * @param path as the user named it, for messages
 * @throws {HandiworkError} When it is missing, too large or no text.
 */
export async function readLinesOf({ repository, file }: Around, path: string): Promise<Buffer> {
  const blobs = new BlobReader(repository);
  const bytes = await blobs.read(file.oid, file.path);
  await blobs.close();
  if (bytes === undefined) throw new HandiworkError(`"${path}" cannot be read: its content is missing or too large.`, { hint: 'A partial clone lacks what was never downloaded: a clone without --filter has it.' });
  if (isBinary(bytes)) throw new HandiworkError(`"${path}" is binary.`, { hint: 'Only text has lines. What the commits say that touch it: git log, with its path.' });
  return bytes;
}
