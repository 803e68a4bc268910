import type { CommitChanges } from '../api/commit.ts';
import { splitFields } from './fields.ts';
import { GitFailure, streamGit } from './git.ts';
import type { Repository } from './object-view.ts';
import { decodePath } from './paths.ts';

type FileChange = CommitChanges['files'][number];

/**
 * What each of the given commits added and removed, by path, against its first parent; renames as delete and add, binary
 * files with 0 lines. Commits are visited in the order given. One process; a commit that cannot be read is noted.
 * @param commits full ids of commits in the history.
 */
export async function readChanges(repository: Repository, commits: readonly string[], visit: (changes: CommitChanges) => void): Promise<void> {
  if (commits.length === 0) return;
  const { view, signal } = repository;
  const stream = streamGit(
    ['log', '-z', '--no-walk=unsorted', '--raw', '--numstat', '--diff-merges=first-parent', '--no-renames', '--no-abbrev', '--no-color', '--no-decorate', '--no-notes', '--no-show-signature', '--format=tformat:%H', '--stdin'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end(`${commits.join('\n')}\n--\n`);
  let commit = '';
  let files = new Map<string, FileChange>();
  let status: string | undefined;
  const finish = (): void => {
    if (commit !== '') visit({ commit, files: [...files.values()] });
  };
  for await (const field of splitFields(stream.stdout)) {
    if (status !== undefined) {
      const path = decodePath(field);
      files.set(path, { path, added: 0, deleted: 0, status });
      status = undefined;
      continue;
    }
    const counts = COUNTS.exec(field.toString('latin1', 0, 64));
    if (counts !== null) {
      const path = decodePath(field.subarray(counts[0].length));
      files.set(path, { path, added: Number(counts[1]) || 0, deleted: Number(counts[2]) || 0, status: files.get(path)?.status ?? 'M' });
    } else if (field.includes(0x3a)) {
      status = field.toString('latin1', field.length - 1);
    } else if (field.length > 1) {
      finish();
      commit = field.toString('latin1').trim();
      files = new Map();
    }
  }
  finish();
  await stream.done.catch((error: unknown) => noteFailure(error, repository));
}

const COUNTS = /^\n?(\d+|-)\t(\d+|-)\t/;

function noteFailure(error: unknown, repository: Repository): void {
  if (!(error instanceof GitFailure)) throw error;
  repository.notes.push({ code: 'changes-unreadable', message: 'The sizes of some commits could not be read: content is missing.' });
}
