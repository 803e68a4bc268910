import { isBinary } from '../discover/content-checks.ts';
import { MAX_BYTES } from '../discover/discover.ts';
import { BlobReader } from '../history/blobs.ts';
import { openRepository, type Repository } from '../history/object-view.ts';
import { listFiles, type TreeFile } from '../history/tree.ts';
import { defined } from '../shared/objects.ts';

/** The texts of one commit. */
export interface CommitReader {
  /** Full hex. */
  commit: string;
  files: readonly TreeFile[];
  /** Undefined for what is absent, no file, binary or too large; and with `isComplete` false for what is missing. */
  read(path: string): Promise<string | undefined>;
  /** False once something that should have been read was not. */
  isComplete(): boolean;
}

/**
 * Lends the texts of a commit, and removes all traces whatever happens.
 * @throws {HandiworkError} When there is no repository or no such commit.
 */
export async function withCommit<Result>({ path, rev, signal }: { path: string; rev?: string | undefined; signal?: AbortSignal | undefined }, use: (reader: CommitReader) => Promise<Result>): Promise<Result> {
  const repository = await openRepository(path, { ...defined({ rev }), ...(signal && { signal }) });
  const blobs = new BlobReader(repository, MAX_BYTES);
  try {
    return await use(await readerOf(repository, blobs));
  } finally {
    await blobs.close();
    repository.close();
  }
}

async function readerOf(repository: Repository, blobs: BlobReader): Promise<CommitReader> {
  const files = await listFiles(repository);
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    commit: repository.head,
    files,
    async read(path) {
      const file = byPath.get(path);
      if (file?.type !== 'file' || (file.size ?? 0) > MAX_BYTES) return undefined;
      const bytes = await blobs.read(file.oid, path);
      return bytes === undefined || isBinary(bytes) ? undefined : bytes.toString('utf8');
    },
    isComplete: () => !repository.notes.some(({ incomplete }) => incomplete),
  };
}
