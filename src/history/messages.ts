import type { CoverageNote } from '../api/report.ts';
import { eachField } from './fields.ts';
import { GitFailure, streamGit } from './git.ts';
import { isObjectId } from './object-id.ts';
import type { Repository } from './object-view.ts';

const UNREAD: CoverageNote = {
  code: 'messages-unread', message: 'The messages of some commits could not be read: their changes are judged by code alone. Scan again, or try git fsck in a copy.', incomplete: true,
};

/**
 * The messages of some commits, in any order. Commits that are not there are passed over; where git fails, so is the rest,
 * and a coverage note says so.
 *
 * @param commits Full hex.
 * @param take Line ends are `\n`. As somebody wrote it: hostile characters included.
 */
export async function readMessages({ view, signal, notes }: Repository, commits: Iterable<string>, take: (commit: string, message: string) => void): Promise<void> {
  const asked = [...commits].filter(isObjectId);
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
    if (signal?.aborted !== true) notes.push(UNREAD);
  });
}
