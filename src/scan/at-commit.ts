import type { ReadConfigFile } from '../config/load.ts';
import { BlobReader } from '../history/blobs.ts';
import { readGit } from '../history/git.ts';
import type { Repository } from '../history/object-view.ts';

const LIMIT = 1 << 20;
const ENTRY = /^100(?:644|755) blob ([0-9a-f]{40,64})\t/;

/** Reads small text files of a commit (full id), never of the working tree. Links are not followed. */
export function readerAt(repository: Repository, commit: string): ReadConfigFile {
  return async (path) => {
    if (path.startsWith('/') || path.split('/').includes('..')) return undefined;
    const entry = (await readGit(['ls-tree', '-z', '--full-tree', '--end-of-options', commit, '--', `:(literal)${path}`], { view: repository.view })).toString('utf8');
    const oid = ENTRY.exec(entry)?.[1];
    if (oid === undefined) return undefined;
    const blobs = new BlobReader(repository, LIMIT);
    const bytes = await blobs.read(oid, path);
    await blobs.close();
    return bytes?.toString('utf8');
  };
}
