import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

import { BlobReader } from '../history/blobs.ts';
import { openRepository } from '../history/object-view.ts';
import { listFiles } from '../history/tree.ts';
import { HandiworkError } from '../shared/errors.ts';

const LIMIT = 8 << 20;

/**
 * The text of a file: as it is on disk, or as it was in a commit.
 *
 * @param rev A commit, branch or tag of the repository around the file; the disk when absent.
 * @throws {HandiworkError} When it is absent, no regular file, or larger than 8 MiB.
 */
export async function readText(file: string, { cwd, rev }: { cwd: string; rev?: string | undefined }): Promise<string> {
  const path = resolve(cwd, file);
  if (rev !== undefined) return readFromCommit(path, file, rev);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new HandiworkError(`There is no file "${file}".`, { hint: 'Check the path, or name a commit that has it with --rev.' });
  if (!stat.isFile()) throw new HandiworkError(`"${file}" is not a regular file.`);
  if (stat.size > LIMIT) throw new HandiworkError(`"${file}" is larger than ${LIMIT} bytes.`);
  return readFileSync(path, 'utf8');
}

async function readFromCommit(path: string, shown: string, rev: string): Promise<string> {
  const { repository, inside } = await openAround(path, rev);
  const blobs = new BlobReader(repository, LIMIT);
  try {
    const found = (await listFiles(repository)).find((one) => one.path === inside && one.type === 'file');
    const bytes = found && (await blobs.read(found.oid, inside));
    if (bytes === undefined) throw new HandiworkError(`There is no readable file "${shown}" in ${rev}.`);
    return bytes.toString('utf8');
  } finally {
    await blobs.close();
    repository.close();
  }
}

/** Opens the repository around a file that need not be on disk any more; `inside` is the file's path in the repository. */
export async function openAround(path: string, rev: string | undefined): Promise<{ repository: Awaited<ReturnType<typeof openRepository>>; inside: string }> {
  const parts = path.split(/[/\\]/);
  let kept = parts.length - 1;
  while (kept > 1 && statSync(parts.slice(0, kept).join('/') || '/', { throwIfNoEntry: false })?.isDirectory() !== true) kept -= 1;
  const folder = parts.slice(0, kept).join('/') || '/';
  const repository = await openRepository(folder, rev === undefined ? {} : { rev });
  return { repository, inside: repository.subfolder + parts.slice(kept).join('/') };
}
