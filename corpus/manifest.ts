import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { HandiworkError } from '../src/shared/errors.ts';
import { parseCsv } from './units/csv.ts';

/** One repository of the corpus: where its history is pinned and which of its commits are labelled how. */
export interface ManifestRow {
  /** `owner/name` on GitHub. */
  repo: string;
  /** The pinned commit, full lower-case hex. History is read from here. */
  head: string;
  /** Owners that belong together; folds never split a group. */
  group: string;
  /** As found in the repository; empty when none was found. */
  licence: string;
  /** Commits that declare an agent are taken. */
  ai: boolean;
  /** Chosen for its human code, long before its agents: the window stays `eramatched`. Only with `ai`. */
  agentsCameLater?: true;
  /** Commits of 2014-01 to 2022-05 are taken as human. */
  pre2022: boolean;
  /** Author dates, `YYYY-MM-DD`, both included: `preagent` in projects chosen for their agents, `eramatched` in all others. */
  era?: { start: string; end: string };
  /** Commits between the first and the last declared one that declare nothing are taken as `unmarked`. */
  unmarked: boolean;
  /** Why the labels are believed. */
  basis: string;
}

export const COLUMNS = ['repo', 'head', 'group', 'licence', 'ai', 'pre2022', 'era_start', 'era_end', 'unmarked', 'basis'] as const;

const REPO = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/;
const HEAD = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** SHA-256 of an owner as `held-owners.sha256` lists it. */
export const ownerHash = (owner: string): string =>
  createHash('sha256').update(`handiwork-held:${owner.toLowerCase()}`).digest('hex');

/** Reads a list of owner hashes, one per line; blank lines and `#` lines are passed over. */
export const readHeldOwners = (file: string): ReadonlySet<string> =>
  new Set(readFileSync(file, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')));

/**
 * Reads manifests, sorted by repository.
 * @throws HandiworkError for a row that cannot be right, a repository that is listed twice, or a held owner.
 */
export function readManifest(files: readonly string[], held: ReadonlySet<string>): ManifestRow[] {
  const rows = files.flatMap((file) => parseCsv(readFileSync(file, 'utf8')).map((cells, index) => rowOf(cells, `${file}, row ${index + 1}`)));
  refuseHeld(rows, held);
  const seen = new Set<string>();
  for (const { repo } of rows) {
    if (seen.has(repo.toLowerCase())) throw new HandiworkError(`${repo} is listed twice.`, { hint: 'Remove one of its rows from the manifest.' });
    seen.add(repo.toLowerCase());
  }
  return rows.sort((a, b) => (a.repo < b.repo ? -1 : 1));
}

/** Owners that nothing may be learned from: those held back, and those of the list that finished models are measured on. */
export function ownersToKeepFrom({ held, unseen }: { held: string; unseen: string }): ReadonlySet<string> {
  const owners = readHeldOwners(held);
  return new Set([...owners, ...readManifest([unseen], owners).map(({ repo }) => ownerHash(repo.split('/', 1)[0] ?? ''))]);
}

/** @throws HandiworkError naming every held owner. */
export function refuseHeld(rows: readonly Pick<ManifestRow, 'repo'>[], held: ReadonlySet<string>): void {
  const owners = [...new Set(rows.map(({ repo }) => repo.split('/', 1)[0] ?? ''))].filter((owner) => held.has(ownerHash(owner)));
  if (owners.length === 0) return;
  throw new HandiworkError(`These owners are held back and must not enter the corpus: ${owners.join(', ')}.`, {
    hint: 'Remove their repositories from the manifest.',
  });
}

function rowOf(cells: Readonly<Record<string, string>>, where: string): ManifestRow {
  const cell = (name: (typeof COLUMNS)[number]): string => cells[name]?.trim() ?? '';
  const start = cell('era_start');
  const end = cell('era_end');
  const problems = [
    REPO.test(cell('repo')) ? '' : 'repo must be owner/name',
    HEAD.test(cell('head')) ? '' : 'head must be a full commit id',
    cell('group') === '' ? 'group is empty' : '',
    ...[start, end].map((date) => (date === '' || DATE.test(date) ? '' : `${date} is not a date`)),
    /^(?:[01]|later)$/.test(cell('ai')) ? '' : 'ai must be 0, 1 or later',
    ...(['pre2022', 'unmarked'] as const).map((name) => (/^[01]$/.test(cell(name)) ? '' : `${name} must be 0 or 1`)),
  ].filter((problem) => problem !== '');
  if (problems.length > 0) throw new HandiworkError(`${where}: ${problems.join('; ')}.`, { hint: 'See corpus/README.md for the columns.' });
  return {
    repo: cell('repo'), head: cell('head'), group: cell('group'), licence: cell('licence'),
    ai: cell('ai') !== '0', ...(cell('ai') === 'later' ? { agentsCameLater: true } : {}), pre2022: cell('pre2022') === '1',
    ...(start === '' || end === '' ? {} : { era: { start, end } }),
    unmarked: cell('unmarked') === '1', basis: cell('basis'),
  };
}
