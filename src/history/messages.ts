import { eachField } from './fields.ts';
import { GitFailure, streamGit } from './git.ts';
import type { Repository } from './object-view.ts';

/**
 * The messages of some commits, in any order. Commits that are not there are passed over; where git fails, so is the rest.
 *
 * @param commits Full hex.
 * @param take Line ends are `\n`. As somebody wrote it: hostile characters included.
 */
export async function readMessages({ view, signal }: Repository, commits: Iterable<string>, take: (commit: string, message: string) => void): Promise<void> {
  const asked = [...commits].filter((id) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id));
  if (asked.length === 0) return;
  const stream = streamGit(
    ['log', '-z', '--no-walk=unsorted', '--ignore-missing', '--stdin', '--no-color', '--no-decorate', '--no-notes', '--no-show-signature', '--encoding=UTF-8', '--format=tformat:%H%x00%B'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end(`${asked.join('\n')}\n`);
  let commit: string | undefined;
  await eachField(stream.stdout, (field) => {
    const text = field.toString('utf8');
    if (commit === undefined) commit = text;
    else {
      take(commit, text.replaceAll('\r\n', '\n'));
      commit = undefined;
    }
  });
  await stream.done.catch((error: unknown) => {
    if (!(error instanceof GitFailure)) throw error;
  });
}
