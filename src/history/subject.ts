import { GitFailure, readGit } from './git.ts';
import { isObjectId } from './object-id.ts';
import type { Repository } from './object-view.ts';

/** Columns; the rest is cut, and two dots say so. */
const LONGEST = 300;

/**
 * The subject of a commit: the first lines of its message as one.
 *
 * @param commit Full hex.
 * @returns Undefined when the commit is not there. As somebody wrote it: hostile characters included.
 */
export async function readSubject({ view, signal }: Repository, commit: string): Promise<string | undefined> {
  if (!isObjectId(commit)) return undefined;
  try {
    const text = await readGit(['log', '-1', '--encoding=UTF-8', `--format=%<(${LONGEST},trunc)%s`, '--end-of-options', commit], { view, ...(signal && { signal }) });
    return text.toString('utf8').trim();
  } catch (error) {
    if (error instanceof GitFailure) return undefined;
    throw error;
  }
}
