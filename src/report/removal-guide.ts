import type { AuditItem } from '../api/audit.ts';
import { groupBy } from '../shared/group-by.ts';
import { codeSpan, markdownTable } from './markdown-text.ts';

/** What the guide is told; the plan of `removal.ts` has this shape. */
export interface RemovalSteps {
  head: string;
  reverts: readonly { commit: string; items: readonly string[]; patch: Uint8Array }[];
  notReverted: readonly { commit: string; items: readonly string[]; why: string }[];
  deletions: readonly {
    path: string;
    whole: boolean;
    units: readonly { name: string; kind: string; startLine: number; endLine: number }[];
    byHand: readonly { startLine: number; endLine: number; why: string }[];
    patch: Uint8Array;
  }[];
  dependants: readonly { path: string; line: number; name: string; of: string; how: 'imports' | 'uses' }[];
  notes: readonly { message: string; path?: string }[];
}

const MOST_ROWS = 2_000;
const LINES_SHOWN = 8;

const WHY_NOT: Readonly<Record<string, string>> = {
  conflict: 'later commits changed the same lines',
  merge: 'it is a merge',
  root: 'it is the first commit',
  missing: 'it, or something in it, is not in this clone',
  'not-tried': 'too many commits: it was not tried',
};

const WHY_BY_HAND: Readonly<Record<string, string>> = {
  'part-of-a-unit': 'a part of something that others wrote too',
  'breaks-syntax': 'the file would not parse without it',
  'no-grammar': 'no grammar for this language: only whole files are deleted',
  'not-there': 'not in the file at this commit',
};

/** A name for the patch of a file: counted, readable, harmless in every file system. */
export const patchName = (index: number, path: string): string =>
  `${String(index + 1).padStart(4, '0')}-${path.replace(/[^A-Za-z0-9._-]+/g, '-').slice(-80).replace(/^[.-]+/, '')}.patch`;

/** The guide beside the patches, Markdown: what each would do, what depends on it, what is left to a person. */
export function removalGuide(plan: RemovalSteps, items: readonly Pick<AuditItem, 'id'>[]): string {
  return [
    '# Removal\n',
    `How ${items.length} confirmed finding${items.length === 1 ? '' : 's'} can be taken out, against commit \`${plan.head}\`. **Nothing was applied.** Read a patch before you apply it; revert a commit *or* delete its parts, not both. Afterwards: \`handiwork audit verify\`.\n`,
    ...reverts(plan),
    ...deletions(plan),
    ...dependants(plan),
    ...byHand(plan),
    ...notes(plan),
  ].join('\n');
}

function reverts({ reverts: clean, notReverted }: RemovalSteps): string[] {
  if (clean.length + notReverted.length === 0) return [];
  const rows = [
    ...clean.map(({ commit, items, patch }) => [`\`${commit.slice(0, 12)}\``, items.join(' '), patch.length === 0 ? 'nothing of it is left' : `\`git apply --index revert/${commit.slice(0, 12)}.patch\``]),
    ...notReverted.map(({ commit, items, why }) => [`\`${commit.slice(0, 12)}\``, items.join(' '), `not as a whole: ${WHY_NOT[why] ?? why}`]),
  ];
  return ['## Commits that can be reverted\n', 'A revert takes back all that the commit did, and brings back what it removed.\n', ...bounded(['commit', 'findings', 'how'], rows)];
}

function deletions({ deletions: all }: RemovalSteps): string[] {
  const rows = all.flatMap(({ path, whole, units, patch }, at) => (patch.length === 0 ? [] : [[codeSpan(path), whole ? 'the whole file' : units.map(({ name, kind }) => `${kind} ${codeSpan(name)}`).join(', '), `\`git apply --index delete/${patchName(at, path)}\``]]));
  return rows.length === 0 ? [] : ['## Files and units that can be deleted\n', 'After each of them the file still parses. Whether it still works, its tests tell.\n', ...bounded(['file', 'what goes', 'how'], rows)];
}

function dependants({ dependants: all }: RemovalSteps): string[] {
  if (all.length === 0) return [];
  return [
    '## Who needs what is deleted\n',
    'Found by name and import, without types: what is passed on under another name is not seen.\n',
    ...bounded(['place', 'needs', 'of'], [...groupBy(all, ({ path, name, of, how }) => [path, how, name, of].join('\0')).values()].map(neededRow)),
  ];
}

/** One name in one file, however often it is used there. */
function neededRow(places: readonly RemovalSteps['dependants'][number][]): string[] {
  const [{ path, name, of, how } = { path: '', name: '', of: '', how: '' }] = places;
  const lines = [...new Set(places.map(({ line }) => line))];
  const left = lines.length - LINES_SHOWN;
  const shown = `line${lines.length === 1 ? '' : 's'} ${lines.slice(0, LINES_SHOWN).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
  return [`${codeSpan(path)} ${shown}`, `${how} ${name === '*' ? 'the module' : codeSpan(name)}`, codeSpan(of)];
}

function byHand({ deletions: all }: RemovalSteps): string[] {
  const rows = all.flatMap(({ path, byHand: ranges }) => ranges.map(({ startLine, endLine, why }) => [codeSpan(path), startLine === endLine ? `${startLine}` : `${startLine}–${endLine}`, WHY_BY_HAND[why] ?? why]));
  return rows.length === 0 ? [] : ['## To be rewritten by hand\n', ...bounded(['file', 'lines', 'why'], rows)];
}

const notes = ({ notes: all }: RemovalSteps): string[] =>
  all.length === 0 ? [] : ['## What could not be read\n', ...bounded(['file', 'why'], all.map(({ path, message }) => [path === undefined ? 'the repository' : codeSpan(path), codeSpan(message)]))];

function bounded(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const left = rows.length - MOST_ROWS;
  return [markdownTable(head, rows.slice(0, MOST_ROWS)), ...(left > 0 ? [`… and ${left} more: \`--format json\` lists them all.\n`] : [])];
}
