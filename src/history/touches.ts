import { splitFields } from './fields.ts';
import { GitFailure, streamGit } from './git.ts';
import type { History } from './history.ts';
import type { Repository } from './object-view.ts';
import { decodePath } from './paths.ts';

/** What happened to one path inside the window. A merge counts only where it differs from all its parents. */
export interface Touch {
  /** Commits inside the window that changed the path. */
  commits: number;
  /** The newest of them in git's order. */
  last: string;
  /** The one commit that made the path what it is: it added the file, deleted nothing, and no other commit changed it. */
  soleAuthor?: string;
}

/** Which paths were changed inside the window. A path without a touch is older than the window as a whole. */
export interface Touches {
  get(path: string): Touch | undefined;
  readonly size: number;
  /** False when the history could not be read to its end: then a path without a touch proves nothing. */
  readonly complete: boolean;
}

interface Entry {
  path: string;
  status: string;
}

/** One pass over the trees of the commits inside the window. */
export async function readTouches(repository: Repository, history: History): Promise<Touches> {
  const touches = new Map<string, Touch>();
  let complete = true;
  if (!history.isOlder(repository.head)) {
    const atFrontier = await listFrontier(repository, history);
    complete = await eachChange(repository, history, (commit, entries) => addEntries(touches, commit, entries, atFrontier));
  }
  return { get: (path) => touches.get(path), size: touches.size, complete };
}

function addEntries(touches: Map<string, Touch>, commit: string, entries: readonly Entry[], atFrontier: ReadonlySet<string> | undefined): void {
  const mayRename = entries.some((entry) => entry.status.includes('D'));
  for (const { path, status } of entries) {
    const touch = touches.get(path);
    if (touch === undefined) {
      const isSole = status === 'A' && !mayRename && atFrontier !== undefined && !atFrontier.has(path);
      touches.set(path, isSole ? { commits: 1, last: commit, soleAuthor: commit } : { commits: 1, last: commit });
    } else {
      touch.commits += 1;
      delete touch.soleAuthor;
    }
  }
}

async function eachChange(repository: Repository, history: History, visit: (commit: string, entries: Entry[]) => void): Promise<boolean> {
  const { view, signal, head } = repository;
  const stream = streamGit(
    ['log', '-z', '--raw', '-c', '--no-renames', '--no-abbrev', '--no-color', '--no-decorate', '--no-notes', '--no-show-signature', '--format=tformat:%H', '--stdin'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end([head, ...history.frontier.map((id) => `^${id}`), '--', ''].join('\n'));
  let commit = '';
  let status: string | undefined;
  let entries: Entry[] = [];
  for await (const field of splitFields(stream.stdout)) {
    if (status !== undefined) {
      entries.push({ path: decodePath(field), status });
      status = undefined;
    } else if (field.includes(0x3a)) {
      const text = field.toString('latin1');
      status = text.slice(text.lastIndexOf(' ') + 1);
    } else if (field.length > 1) {
      if (commit !== '') visit(commit, entries);
      commit = field.toString('latin1').trim();
      entries = [];
    }
  }
  if (commit !== '') visit(commit, entries);
  return finished(stream.done, repository);
}

async function finished(done: Promise<void>, repository: Repository): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    repository.notes.push({ code: 'changes-unreadable', message: 'The changes of some commits could not be read; files are blamed one by one instead.' });
    return false;
  }
}

const MOST_FRONTIERS = 64;

/** Every path of the frontier commits: a path that is there has an older life. Undefined when that would be too much. */
async function listFrontier(repository: Repository, history: History): Promise<Set<string> | undefined> {
  if (history.frontier.length > MOST_FRONTIERS) return undefined;
  const paths = new Set<string>();
  for (const commit of history.frontier) {
    const { view, signal } = repository;
    const stream = streamGit(['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', commit], { view, ...(signal && { signal }) });
    stream.stdin.end();
    for await (const field of splitFields(stream.stdout)) paths.add(decodePath(field));
    if (!(await finished(stream.done, repository))) return undefined;
  }
  return paths;
}
