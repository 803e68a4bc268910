import { posix } from 'node:path';

import type { ReadConfigFile } from '../../config/load.ts';
import { BlobReader } from '../../history/blobs.ts';
import { readGit } from '../../history/git.ts';
import type { Repository } from '../../history/object-view.ts';
import { HandiworkError } from '../../shared/errors.ts';

const LIMIT = 1 << 20;
const ENTRY = /^100(?:644|755) blob ([0-9a-f]{40,64})\t/;

/**
 * Reads small text files of a commit (full id), never of the working tree. Links are not followed: a configuration that is
 * one, or cannot be read, is an error, for a policy that is there must not look like none. A package.json is seldom one.
 */
export function readerAt(repository: Repository, commit: string): ReadConfigFile {
  return async (path) => {
    if (path.startsWith('/') || path.split('/').includes('..')) return undefined;
    const entry = (await readGit(['ls-tree', '-z', '--full-tree', '--end-of-options', commit, '--', `:(literal)${path}`], { view: repository.view })).toString('utf8');
    if (entry === '') return undefined;
    const oid = ENTRY.exec(entry)?.[1];
    const text = oid === undefined ? undefined : await readBlob(repository, oid, path);
    if (text !== undefined || posix.basename(path) === 'package.json') return text;
    throw new HandiworkError(`"${path}" cannot be read in commit ${commit.slice(0, 12)}, from which the policy is taken.`, {
      hint: oid === undefined ? 'It is a link or a folder there: commit a regular file.' : `Its content is missing (a partial clone?) or larger than ${LIMIT} bytes.`,
    });
  };
}

async function readBlob(repository: Repository, oid: string, path: string): Promise<string | undefined> {
  const blobs = new BlobReader(repository, LIMIT);
  try {
    return (await blobs.read(oid, path))?.toString('utf8');
  } finally {
    await blobs.close();
  }
}
