import { splitFields } from './fields.ts';
import { GitFailure, streamGit } from './git.ts';
import { MadeTrees, type MadeEntry } from './made-trees.ts';
import type { Repository } from './object-view.ts';
import { decodePath, unquotePath } from './paths.ts';

/** A path that a commit has and one of its parents has not. */
export interface Arrival {
  /** Full ids. */
  commit: string;
  parent: string;
  path: string;
  oid: string;
}

/** What it was called in the parent. */
export interface Source {
  path: string;
  oid: string;
}

/** Queries that are left out one by one because their content is missing, before the rest is given up. */
const MOST_FAILURES = 20;
/** Milliseconds without an answer. */
const PATIENCE = 120_000;

/**
 * Where paths that are new were renamed from, as `git blame` finds it: each path by itself against everything that the
 * commit deleted, so that two of them may come from the same source.
 *
 * @returns Per arrival its source, `null` when it has none, undefined when git could not say.
 */
export async function findSources(repository: Repository, arrivals: readonly Arrival[]): Promise<(Source | null | undefined)[]> {
  const deleted = await listDeleted(repository, arrivals);
  const answers = arrivals.map((arrival): Source | null | undefined => exactSource(arrival, deleted.get(keyOf(arrival))));
  const open = arrivals.flatMap((arrival, at) => (answers[at] === undefined && deleted.has(keyOf(arrival)) ? [{ at, arrival }] : []));
  const made = new MadeTrees(repository);
  const trees = new Map<string, string>();
  const queries = open.map(({ at, arrival }) => {
    const key = keyOf(arrival);
    const before = trees.get(key) ?? made.add(deleted.get(key) ?? []);
    trees.set(key, before);
    return { at, trees: `${before} ${made.add([{ path: arrival.path, mode: '100644', oid: arrival.oid }])}` };
  });
  if (!(await made.write())) return answers;
  for (let done = 0, failures = 0; done < queries.length && failures < MOST_FAILURES; failures += 1) {
    const found = await detect(repository, queries.slice(done).map((query) => query.trees));
    for (const source of found) answers[(queries[done++] as { at: number }).at] = source;
    done += 1; // the one that broke it
  }
  return answers;
}

const keyOf = ({ commit, parent }: Arrival): string => `${commit} ${parent}`;

/** Nothing was deleted, or exactly one file with the same content was; undefined when it takes more to say. */
function exactSource({ oid }: Arrival, deleted: readonly MadeEntry[] | undefined): Source | null | undefined {
  if (deleted === undefined) return undefined;
  if (deleted.length === 0) return null;
  const same = deleted.filter((entry) => entry.oid === oid && entry.mode.startsWith('100'));
  return same.length === 1 ? { path: same[0]!.path, oid } : undefined;
}

/** What each commit deleted against a parent, by `keyOf`. A commit whose trees cannot be read is left out. */
async function listDeleted(repository: Repository, arrivals: readonly Arrival[]): Promise<Map<string, MadeEntry[]>> {
  const keys = [...new Set(arrivals.map(keyOf))];
  const lists: MadeEntry[][] = [];
  const { view, signal } = repository;
  const stream = streamGit(
    ['diff-tree', '--stdin', '--always', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', '--diff-filter=D'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end(`${keys.join('\n')}\n`);
  let entry: Omit<MadeEntry, 'path'> | undefined;
  for await (const field of splitFields(stream.stdout)) {
    if (entry !== undefined) {
      lists.at(-1)?.push({ ...entry, path: decodePath(field) });
      entry = undefined;
    } else if (field[0] === COLON) {
      const [mode = '', , oid = ''] = field.toString('latin1', 1).split(' ');
      entry = { mode, oid };
    } else {
      lists.push([]);
    }
  }
  const isWhole = await settled(stream.done, repository);
  if (!isWhole) lists.pop();
  return new Map(lists.map((list, at) => [keys[at] as string, list]));
}

const COLON = 0x3a;
const TAB = 9;
const LINE_FEED = 10;

/** Asks about pairs of trees, the later with one file; answers up to the first pair that cannot be read. */
async function detect(repository: Repository, pairs: readonly string[]): Promise<(Source | null)[]> {
  const { view, signal } = repository;
  const stream = streamGit(
    ['diff-tree', '--stdin', '-r', '--raw', '--find-renames', '--no-abbrev', '--diff-filter=R'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end(`${pairs.join('\n')}\n`);
  const timer = setTimeout(() => stream.kill(), PATIENCE);
  const sources: (Source | null)[] = [];
  try {
    for await (const line of splitFields(stream.stdout, LINE_FEED)) {
      timer.refresh();
      if (line[0] !== COLON) {
        sources.push(null); // the two trees: the answer, if any, follows
        continue;
      }
      const tab = line.indexOf(TAB);
      const oid = line.toString('latin1', 0, tab).split(' ')[2] ?? '';
      sources[sources.length - 1] = { path: unquotePath(line.subarray(tab + 1, line.indexOf(TAB, tab + 1))), oid };
    }
    if (!(await settled(stream.done, repository))) sources.pop();
    return sources;
  } finally {
    clearTimeout(timer);
  }
}

async function settled(done: Promise<void>, { signal }: Repository): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (error) {
    if (signal?.aborted || !(error instanceof GitFailure)) throw error;
    return false;
  }
}
