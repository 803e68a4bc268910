import fc from 'fast-check';
import { git, noon, type MadeCommit } from './scratch.ts';

const NAMES = ['a.py', 'b.py', 'lib/c.py', 'd e.py'];

interface Step {
  kind: 'edit' | 'rename' | 'delete' | 'merge' | 'branch' | 'add' | 'revert';
  pick: readonly [number, number, number];
  days: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('edit', 'edit', 'edit', 'rename', 'delete', 'merge', 'branch', 'add', 'revert'),
  pick: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)),
  // Mostly forwards, sometimes years backwards: committer dates are not monotone.
  days: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 200 }) }, { weight: 1, arbitrary: fc.integer({ min: -900, max: 0 }) }),
});

/** A history with edits, renames, deletions, additions, reverts, branches and merges, with dates around mid 2021. */
export const generatedHistory: fc.Arbitrary<MadeCommit[]> = fc.array(step, { minLength: 4, maxLength: 18 }).map((steps) => {
  const start = new Map(NAMES.map((name, number) => [name, text(number * 100, 12)] as const).slice(0, 2));
  const commits: MadeCommit[] = [{ parents: [], date: noon('2020-06-01'), files: start }];
  let tip = 0;
  for (const [number, { kind, pick, days }] of steps.entries()) {
    const [first, second] = pick;
    const isMerge = kind === 'merge';
    const base = kind === 'branch' ? first % commits.length : tip;
    const other = second % commits.length;
    const parents = isMerge && other !== base ? [base, other] : [base];
    const files = new Map((commits[base] as MadeCommit).files);
    if (isMerge) mergeInto(files, (commits[other] as MadeCommit).files, pick);
    else change(files, kind === 'branch' ? 'edit' : kind, { pick, number, earlier: (commits[other] as MadeCommit).files });
    commits.push({ parents, date: (commits[base] as MadeCommit).date + days * 86_400, files });
    tip = commits.length - 1;
  }
  return commits;
});

const text = (from: number, count: number): string => Array.from({ length: count }, (_, index) => `value ${from + index} of the list\n`).join('');

interface Change {
  pick: readonly [number, number, number];
  number: number;
  earlier: ReadonlyMap<string, string>;
}

function change(files: Map<string, string>, kind: Step['kind'], { pick, number, earlier }: Change): void {
  const [first, second, third] = pick;
  const paths = [...files.keys()];
  const path = paths[first % Math.max(1, paths.length)];
  if (path === undefined || kind === 'add') files.set(NAMES[second % NAMES.length] as string, text(1000 + number * 50, 6 + (third % 6)));
  else if (kind === 'delete') files.delete(path);
  else if (kind === 'revert') files.set(path, earlier.get(path) ?? '');
  else files.set(path, edit(files.get(path) ?? '', pick, number));
  if (kind === 'rename' && path !== undefined) {
    files.set(NAMES[third % NAMES.length] as string, files.get(path) ?? '');
    if (NAMES[third % NAMES.length] !== path) files.delete(path);
  }
}

function edit(content: string, [, at, size]: readonly [number, number, number], number: number): string {
  const lines = content.split('\n').slice(0, -1);
  const added = Array.from({ length: size % 4 }, (_, index) => (size % 3 === 0 ? 'value 3 of the list' : `edit ${number} line ${index}`));
  lines.splice(at % (lines.length + 1), at % 3, ...added);
  return lines.map((line) => `${line}\n`).join('');
}

function mergeInto(files: Map<string, string>, other: ReadonlyMap<string, string>, [, , third]: readonly [number, number, number]): void {
  for (const [path, content] of other) {
    const mine = files.get(path);
    if (mine === undefined || third % 3 === 0) files.set(path, content);
    else if (third % 3 === 1) files.set(path, mine.slice(0, mine.indexOf('\n', mine.length / 2) + 1) + content.slice(content.indexOf('\n', content.length / 2) + 1));
  }
}

/** Commits that lie, with all their ancestors, before `since`: computed plainly from the made list. */
export function olderCommits(commits: readonly MadeCommit[], ids: readonly string[], since: number): Set<string> {
  const older = commits.map(() => false);
  commits.forEach(({ parents, date }, number) => {
    older[number] = date < since && parents.every((parent) => older[parent]);
  });
  return new Set(ids.filter((_, number) => older[number]));
}

/** What `git blame` without options says, in the words of `originLines`. */
export function plainBlame(folder: string, path: string, older: ReadonlySet<string>, options: readonly string[] = []): string[] {
  const lines: string[] = [];
  let file = '';
  let header: string[] = [];
  const files = new Map<string, string>();
  for (const line of git(folder, ['blame', '--porcelain', ...options, 'main', '--', path]).split('\n')) {
    if (line.startsWith('\t')) {
      const [id = '', origin = '', final = ''] = header;
      file = files.get(id) ?? file;
      lines[Number(final) - 1] = older.has(id) ? 'older' : `${id}:${file}:${origin}`;
      header = [];
    } else if (header.length === 0) header = line.split(' ');
    else if (line.startsWith('filename ')) files.set(header[0] as string, line.slice(9));
  }
  return lines;
}
