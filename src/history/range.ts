import { createInterface } from 'node:readline';
import { HandiworkError } from '../shared/errors.ts';
import { splitFields } from './fields.ts';
import { GitFailure, readGit, streamGit } from './git.ts';
import type { Repository } from './object-view.ts';
import { decodePath } from './paths.ts';

/** The full id of a commit. @throws {HandiworkError} When there is none of that name. */
export async function resolveRev(repository: Repository, rev: string): Promise<string> {
  const id = await tryRev(repository, rev);
  if (id === undefined) throw new HandiworkError(`"${rev}" is not a commit in this repository.`, { hint: 'Give a branch, a tag or a full commit id. In CI the whole history has to be fetched (fetch-depth: 0).' });
  return id;
}

/** The same, or undefined. */
export async function tryRev({ view }: Repository, rev: string): Promise<string | undefined> {
  try {
    return (await readGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`], { view })).toString('latin1').trim();
  } catch (error) {
    if (error instanceof GitFailure) return undefined;
    throw error;
  }
}

/**
 * The last commit on the first-parent line of the scanned one with a committer date before `seconds` (Unix time) on it and on
 * everything under it on that line: one forged date is not enough to pass new code for old.
 *
 * @param known The answer for a commit further back on that line: only what came since is read.
 */
export async function lastBefore({ view, head, signal }: Repository, seconds: number, known?: { commit: string; last: string | undefined }): Promise<string | undefined> {
  if (known !== undefined && known.last !== known.commit) return known.last; // anything later than it, up to there, has a later date below it
  const bound = known === undefined ? [] : [`^${known.commit}`];
  const stream = streamGit(['rev-list', '--first-parent', '--timestamp', '--end-of-options', head, ...bound], { view, ...(signal && { signal }) });
  stream.stdin.end();
  let last: string | undefined;
  for await (const line of createInterface({ input: stream.stdout })) {
    const [date = '', id = ''] = line.split(' ');
    if (Number(date) >= seconds) last = undefined;
    else last ??= id;
  }
  await stream.done;
  return last ?? known?.commit;
}

/** The commits that a change starts from: usually one. @param base full id. */
export async function mergeBases({ view, head, shallow }: Repository, base: string): Promise<string[]> {
  const output = await readGit(['merge-base', '--all', base, head], { view }).catch((error: unknown) => {
    if (error instanceof GitFailure) return Buffer.alloc(0);
    throw error;
  });
  const ids = output.toString('latin1').split('\n').filter((line) => line !== '');
  if (ids.length > 0) return ids.toSorted();
  throw new HandiworkError('The two commits have no common history here.', {
    hint: shallow ? 'The clone is shallow: fetch the whole history (fetch-depth: 0, or git fetch --unshallow).' : 'Compare them without a merge base: base..head.',
  });
}

/** Paths that differ between two commits (full ids) and are still there in the second, and how many are gone. */
export async function changedPaths({ view, signal, subfolder }: Repository, base: string, head: string): Promise<{ paths: Set<string>; deleted: number }> {
  const stream = streamGit(['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', '--end-of-options', base, head], { view, ...(signal && { signal }) });
  stream.stdin.end();
  const paths = new Set<string>();
  let deleted = 0;
  let status: string | undefined;
  for await (const field of splitFields(stream.stdout)) {
    if (status === undefined) {
      status = field.toString('latin1').slice(-1);
      continue;
    }
    const path = decodePath(field);
    if (status === 'D') deleted += 1;
    else if (path.startsWith(subfolder)) paths.add(path);
    status = undefined;
  }
  await stream.done;
  return { paths, deleted };
}
