import { count, percent } from '../model/format.ts';
import type { FileRow } from '../model/report.ts';
import { printRoute, route } from '../model/route.ts';

/** Smaller groups are not shown by themselves: numbers about a few files are numbers about somebody. */
export const SMALLEST_GROUP = 5;
const MOST_GROUPS = 12;

export interface Group {
  owner: string;
  files: number;
  lines: number;
  attributed: number;
  expected: number;
}

/** Groups of at least `SMALLEST_GROUP` files by name; the others are put together. */
export function groupsOf(files: readonly FileRow[]): { groups: Group[]; rest: (Group & { groups: number }) | undefined } {
  const all = new Map<string, Group>();
  for (const { owner, lines, attributed, expected } of files) {
    const group = all.get(owner) ?? { owner, files: 0, lines: 0, attributed: 0, expected: 0 };
    all.set(owner, group);
    group.files += 1;
    group.lines += lines;
    group.attributed += attributed;
    group.expected += expected;
  }
  const large = [...all.values()].filter((group) => group.files >= SMALLEST_GROUP).toSorted((a, b) => b.files - a.files || (a.owner < b.owner ? -1 : 1));
  const shown = large.slice(0, MOST_GROUPS);
  const small = [...all.values()].filter((group) => !shown.includes(group));
  if (small.length === 0) return { groups: byName(shown), rest: undefined };
  const sum = (of: (group: Group) => number): number => small.reduce((total, group) => total + of(group), 0);
  return {
    groups: byName(shown),
    rest: { owner: '', groups: small.length, files: sum((group) => group.files), lines: sum((group) => group.lines), attributed: sum((group) => group.attributed), expected: sum((group) => group.expected) },
  };
}

const byName = (groups: readonly Group[]): Group[] => groups.toSorted((a, b) => (a.owner < b.owner ? -1 : 1));

/** By owner, in the order of the alphabet: not a ranking. */
export function Owners({ files }: { files: readonly FileRow[] }) {
  const { groups, rest } = groupsOf(files);
  const address = (owner: string): string => printRoute(['ranking'], [['report', route.value.params.get('report') ?? ''], ['owner', owner]]);
  return (
    <table class="plain">
      <caption class="sr-only">Files and lines by owner</caption>
      <thead><tr><th scope="col">Owner or folder</th><th scope="col" class="number">Files</th><th scope="col" class="number">Lines</th><th scope="col" class="number">Known origin</th></tr></thead>
      <tbody>
        {groups.map((group) => (
          <tr><th scope="row"><a href={address(group.owner)}>{group.owner}</a></th><Numbers group={group} /></tr>
        ))}
        {rest !== undefined && <tr class="quiet"><th scope="row">{count(rest.groups)} smaller together</th><Numbers group={rest} /></tr>}
      </tbody>
    </table>
  );
}

function Numbers({ group }: { group: Group }) {
  return <><td class="number">{count(group.files)}</td><td class="number">{count(group.lines)}</td><td class="number">{percent(group.attributed / Math.max(1, group.lines))}</td></>;
}
