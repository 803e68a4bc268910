import { Readable } from 'node:stream';
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
 * @param commits Full hex. Read as fast as git reads them: a large repository asks for hundreds of thousands.
 * @param take Line ends are `\n`. As somebody wrote it: hostile characters included.
 */
export async function readMessages({ view, signal, notes }: Repository, commits: Iterable<string>, take: (commit: string, message: string) => void): Promise<void> {
  const asked = inPieces(commits);
  const first = asked.next();
  if (first.done === true) return;
  const stream = streamGit(
    ['log', '-z', '--no-walk=unsorted', '--ignore-missing', '--stdin', '--no-color', '--no-decorate', '--no-notes', '--no-show-signature', '--encoding=UTF-8', '--format=tformat:%H%x00%B'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.write(first.value);
  Readable.from(asked).pipe(stream.stdin); // ends it, too
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

/** Ids that are written at once. */
const PIECE = 1000;

function* inPieces(commits: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const commit of commits) {
    if (!isObjectId(commit) || piece.push(commit) < PIECE) continue;
    yield `${piece.join('\n')}\n`;
    piece = [];
  }
  if (piece.length > 0) yield `${piece.join('\n')}\n`;
}
