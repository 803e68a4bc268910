import { eachField } from './fields.ts';
import type { FirstParents } from './first-parents.ts';
import { GitFailure, streamGit } from './git.ts';
import type { History } from './history.ts';
import type { Repository } from './object-view.ts';
import { PathChanges, type Change, type Side } from './path-changes.ts';
import { decodePath } from './paths.ts';

/** One line of `--raw`: a path, what each parent has there, and what the commit has. */
interface Raw {
  path: string;
  sides: Side[];
  after: Side;
}

/**
 * What the commits inside the window did to which paths. One pass over the trees of all commits, and one over the merges
 * against their first parents.
 *
 * @returns Undefined, with a note, when a tree could not be read.
 */
export async function readPathChanges(repository: Repository, history: History, first: FirstParents): Promise<PathChanges | undefined> {
  const changes = new PathChanges();
  /** Merge → path → what its parents have where it differs from all of them. */
  const merged = new Map<number, Map<string, Raw>>();
  const isRead = (await eachCommit(repository, history, ['-c'], (id, entries) => {
    const commit = history.numbers.of(id);
    if (!first.isInside(commit)) return;
    if (history.numbers.parents(commit).length > 1) merged.set(commit, new Map(entries.map((entry) => [entry.path, entry])));
    else addCommit(changes, commit, entries);
  })) && (await eachCommit(repository, history, ['--merges', '--diff-merges=first-parent'], (id, entries) => {
    const commit = history.numbers.of(id);
    if (first.isInside(commit)) addMerge(changes, { commit, parents: history.numbers.parents(commit).length, merged: merged.get(commit) }, entries);
  }));
  if (!isRead) return undefined;
  changes.sort(first);
  return changes;
}

const NOTHING = '000000';
const ABSENT: Side = { mode: NOTHING, oid: '' };
const typeOf = ({ mode }: Side): string => mode.slice(0, 3);
/** A regular file, a link or a submodule took another's place. */
const isRetyped = (before: Side, after: Side): boolean => before.mode !== NOTHING && typeOf(before) !== typeOf(after);
/** Where only the permissions differ, the content is the parent's. */
const isSame = (before: Side, after: Side): boolean => before.oid === after.oid && typeOf(before) === typeOf(after);

function addCommit(changes: PathChanges, commit: number, entries: readonly Raw[]): void {
  const added = entries.some(({ after }) => after.mode === NOTHING) ? 'arrived' : 'added';
  for (const { path, sides: [before = ABSENT], after } of entries) {
    if (after.mode === NOTHING || isSame(before, after)) continue;
    const kind = before.mode === NOTHING ? added : isRetyped(before, after) ? 'retyped' : 'changed';
    changes.add({ kind, commit, path, before: before.oid, after: after.oid, sides: [] });
  }
}

interface Merge {
  commit: number;
  parents: number;
  merged: Map<string, Raw> | undefined;
}

function addMerge(changes: PathChanges, { commit, parents, merged }: Merge, entries: readonly Raw[]): void {
  for (const { path, sides: [before = ABSENT], after } of entries) {
    if (after.mode === NOTHING || isSame(before, after)) continue;
    const sides = merged?.get(path)?.sides;
    const shared = { commit, path, before: '' } satisfies Partial<Change>;
    if (sides !== undefined) changes.add({ ...shared, kind: 'merged', after: after.oid, sides });
    else changes.add({ ...shared, kind: parents === 2 ? 'taken' : 'unclear', after: '', sides: [] });
  }
}

/** Calls once per commit that changed something. False when git could not read to the end. */
async function eachCommit(repository: Repository, history: History, flags: readonly string[], visit: (id: string, entries: Raw[]) => void): Promise<boolean> {
  const { view, signal, head } = repository;
  const stream = streamGit(
    ['log', '-z', '--raw', ...flags, '--no-renames', '--no-abbrev', '--no-color', '--no-decorate', '--no-notes', '--no-show-signature', '--format=tformat:%H', '--stdin'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end([head, ...history.frontier.map((id) => `^${id}`), '--', ''].join('\n'));
  let commit = '';
  let raw: Omit<Raw, 'path'> | undefined;
  let entries: Raw[] = [];
  const finish = (): void => {
    if (entries.length > 0) visit(commit, entries);
    entries = [];
  };
  await eachField(stream.stdout, (field) => {
    if (raw !== undefined) {
      entries.push({ ...raw, path: decodePath(field) });
      raw = undefined;
    } else if (field.includes(0x3a)) {
      raw = parseRaw(field.toString('latin1'));
    } else if (field.length > 1) {
      finish();
      commit = field.toString('latin1').trim();
    }
  });
  finish();
  try {
    await stream.done;
    return true;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    repository.notes.push({ code: 'changes-unreadable', message: 'The changes of some commits could not be read; files are blamed one by one instead.' });
    return false;
  }
}

/** `:100644 100644 <id> <id> M`, or with one more colon, mode and id for each further parent. */
function parseRaw(text: string): Omit<Raw, 'path'> {
  const start = text.indexOf(':');
  let parents = 0;
  while (text[start + parents] === ':') parents += 1;
  const words = text.slice(start + parents).split(' ');
  const sides = Array.from({ length: parents }, (_, at) => ({ mode: words[at] ?? NOTHING, oid: words[parents + 1 + at] ?? '' }));
  return { sides, after: { mode: words[parents] ?? NOTHING, oid: words[2 * parents + 1] ?? '' } };
}
