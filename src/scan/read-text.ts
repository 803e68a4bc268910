import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

import { findRepository } from '../history/locate.ts';
import { HandiworkError } from '../shared/errors.ts';

const LIMIT = 20 << 20;

/**
 * The text of a file: as it is on disk, or as it was in a commit. In a bare repository nothing is on disk: HEAD is read.
 *
 * @param rev A commit, branch or tag of the repository around the file; the disk when absent.
 * @throws {HandiworkError} When it is absent, no regular file, or larger than 20 MiB.
 */
export async function readText(file: string, { cwd, rev }: { cwd: string; rev?: string | undefined }): Promise<string> {
  if (rev !== undefined) return readFromCommit(file, cwd, rev);
  const path = resolve(cwd, file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined && isInBare(path)) return readFromCommit(file, cwd, undefined);
  if (stat === undefined) throw new HandiworkError(`There is no file "${file}".`, { hint: 'Check the path.' });
  if (stat.isDirectory()) throw new HandiworkError(`"${file}" is a folder.`, { hint: 'Name one of its files; handiwork scan takes folders.' });
  if (!stat.isFile()) throw new HandiworkError(`"${file}" is not a regular file.`, { hint: 'Name a file.' });
  if (stat.size > LIMIT) throw new HandiworkError(`"${file}" is larger than ${LIMIT} bytes.`, { hint: 'A text so large is data; a scan leaves it out, too.' });
  return readFileSync(path, 'utf8');
}

/** A path below a bare repository that names a file of its tree. */
function isInBare(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (statSync(folder, { throwIfNoEntry: false }) !== undefined) {
      const location = findRepository(folder);
      return location !== undefined && !relative(location.gitDir, realpathSync(folder)).startsWith('..');
    }
    if (dirname(folder) === folder) return false;
  }
}

async function readFromCommit(path: string, cwd: string, rev: string | undefined): Promise<string> {
  // Most texts are on disk, and all of git takes longer to load than such a text to read.
  const [{ openAround }, { BlobReader }] = await Promise.all([import('./open-around.ts'), import('../history/blobs.ts')]);
  const { repository, file } = await openAround(path, { cwd, rev });
  const blobs = new BlobReader(repository, LIMIT);
  try {
    const bytes = await blobs.read(file.oid, file.path);
    if (bytes === undefined) throw new HandiworkError(`"${path}" cannot be read in ${rev ?? 'HEAD'}: its content is missing or too large.`, { hint: 'A partial clone lacks what was never downloaded: a clone without --filter has it.' });
    return bytes.toString('utf8');
  } finally {
    await blobs.close();
    repository.close();
  }
}
