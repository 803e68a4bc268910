import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Commit } from '../api/commit.ts';
import type { CoverageNote } from '../api/report.ts';
import { CommitTable } from './commit-table.ts';
import { eachField, FIELD_LIMIT } from './fields.ts';
import { GitFailure, streamGit } from './git.ts';
import type { History, PackedCommits } from './history.ts';
import type { Repository } from './object-view.ts';

export type { History } from './history.ts';

const DAY = 86_400;
const FIELDS = ['%H', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%aN', '%aE', '%B'];

export interface HistoryOptions {
  /** Start of the window, seconds since 1970: what was committed before (with everything under it) is `older`. */
  since: number;
  /** Full ids: these commits and all before them are left out, and count as older whatever their dates. */
  exclude?: readonly string[];
  /** What was read from an ancestor of the scanned commit: only later ones are read now. */
  known?: { head: string; commits: PackedCommits } | undefined;
  /** Sees each commit that is read once, newest first; the message is not kept afterwards. */
  onCommit?(commit: Commit): void;
}

/**
 * One pass over the commits. Damaged history is read as far as it goes and noted on the repository.
 * Dates are compared by committer date; see `window.rationale.md`.
 */
export async function readHistory(repository: Repository, options: HistoryOptions): Promise<History> {
  const table = options.known === undefined ? new CommitTable() : CommitTable.unpack(options.known.commits);
  if (options.known?.head !== repository.head) await readCommits(repository, table, options);
  noteDisorder(table, repository.notes);
  const history = table.window(options.since, readBoundary(repository.view));
  return options.exclude === undefined ? history : { ...history, isOlder: (id) => !history.has(id), frontier: options.exclude };
}

async function readCommits(repository: Repository, table: CommitTable, options: HistoryOptions): Promise<void> {
  const { view, signal, head } = repository;
  const bounds = [...(options.exclude ?? []), ...(options.known === undefined ? [] : [options.known.head])].map((id) => `^${id}`);
  const format = FIELDS.join('%x00');
  const stream = streamGit(
    ['-c', `mailmap.blob=${head}:.mailmap`, 'log', '-z', '--no-color', '--no-decorate', '--no-notes', '--no-show-signature', '--date-order', `--format=tformat:${format}`, '--end-of-options', head, ...bounds, '--'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end();
  let record: Buffer[] = [];
  await eachField(stream.stdout, (field) => {
    record.push(field);
    if (record.length < FIELDS.length) return;
    takeCommit(record, table, options, repository.notes);
    record = [];
  });
  await stream.done.catch((error: unknown) => {
    if (!(error instanceof GitFailure)) throw error;
    repository.notes.push({ code: 'history-unreadable', message: `The history could not be read to its end after ${table.count} commits.`, incomplete: true });
  });
}

function takeCommit(record: readonly Buffer[], table: CommitTable, options: HistoryOptions, notes: CoverageNote[]): void {
  const text = (index: number): string => record[index]?.toString('utf8') ?? '';
  const id = text(0);
  const parents = text(1) === '' ? [] : text(1).split(' ');
  const committerDate = Number(text(7)) || 0;
  table.add({ id, parents, date: committerDate, author: { name: text(8), email: text(9) } });
  if (record[10]?.length === FIELD_LIMIT) notes.push({ code: 'message-cut', message: `The message of commit ${id} was cut at ${FIELD_LIMIT} bytes.`, incomplete: true });
  options.onCommit?.({
    id,
    parents,
    author: { name: text(2), email: text(3) },
    authorDate: Number(text(4)) || 0,
    committer: { name: text(5), email: text(6) },
    committerDate,
    message: text(10).replaceAll('\r\n', '\n'),
  });
}

const readBoundary = (view: string): ReadonlySet<string> => {
  try {
    return new Set(readFileSync(join(view, 'shallow'), 'latin1').split('\n').filter((line) => line !== ''));
  } catch {
    return new Set(); // not a shallow clone
  }
};

function noteDisorder(table: CommitTable, notes: CoverageNote[]): void {
  const ids = table.datedBeforeParent(DAY).toSorted(); // in an order that does not hang on which were read today
  if (ids.length === 0) return;
  notes.push({
    code: 'dates-out-of-order',
    message: `${ids.length === 1 ? 'A commit is' : `${ids.length} commits are`} dated more than a day before a parent (${ids.length === 1 ? '' : 'one of them: '}${ids[0]}): dates can be forged, and clocks can be wrong.`,
  });
}
