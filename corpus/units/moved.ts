import { splitFields } from '../../src/history/fields.ts';
import { streamGit } from '../../src/history/git.ts';
import type { Repository } from '../../src/history/object-view.ts';
import { aroundGaps } from './changes.ts';

/** By commit, the lines that it took out of any file, without the white space around them. */
export type RemovedLines = ReadonlyMap<string, ReadonlySet<string>>;

/** So much of what is new has to have stood elsewhere before. */
const MOSTLY = 0.8;
/** Brackets and `else` stand everywhere. */
const SHORTEST = 5;
const LONGEST = 600;
/** A commit that takes out more is remembered in part: it moves little of what is looked at. */
const MOST_LINES = 200_000;

export const readRemovedLines = (repository: Repository, commits: readonly string[], pathspecs: readonly string[]): Promise<RemovedLines> =>
  aroundGaps(commits, (some) => readRemoved(repository, some, pathspecs));

async function readRemoved({ view, signal }: Repository, commits: readonly string[], pathspecs: readonly string[]): Promise<Map<string, Set<string>>> {
  const options = ['-p', '-U0', '--no-ext-diff', '--no-textconv', '--no-color', '--no-renames', '--diff-filter=MD', '--', ...pathspecs];
  const stream = streamGit(['diff-tree', '--stdin', '--root', '-r', ...options], { view, ...(signal && { signal }) });
  stream.stdin.end(commits.map((id) => `${id}\n`).join(''));
  const wanted = new Set(commits);
  const removed = new Map<string, Set<string>>();
  let lines = new Set<string>();
  let isInHunk = false;
  for await (const field of splitFields(stream.stdout, 10)) {
    if (isInHunk && field[0] === 0x2d) {
      const line = field.subarray(1, LONGEST).toString('utf8').trim();
      if (line.length >= SHORTEST && lines.size < MOST_LINES) lines.add(line);
    } else if (field[0] === 0x40) isInHunk = true;
    else if (field[0] !== 0x2b && field[0] !== 0x5c) {
      isInHunk = false;
      const id = field.toString('latin1');
      if (wanted.has(id)) removed.set(id, (lines = new Set()));
    }
  }
  await stream.done;
  return removed;
}

/** Whether a commit only put a text elsewhere: whoever moves it has not written it. */
export function isMoved(text: string, removed: ReadonlySet<string> | undefined): boolean {
  if (removed === undefined || removed.size === 0) return false;
  const lines = text.split('\n').map((line) => line.slice(0, LONGEST - 1).trim()).filter((line) => line.length >= SHORTEST);
  return lines.length > 0 && lines.filter((line) => removed.has(line)).length >= MOSTLY * lines.length;
}
