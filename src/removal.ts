import type { AuditItem } from './api/audit.ts';
import type { CoverageNote } from './api/report.ts';
import { type BlobReader, withBlobs } from './history/blobs.ts';
import { openRepository, type Repository } from './history/object-view.ts';
import { PatchIndex, type RevertOutcome } from './history/patch-index.ts';
import { listFiles, type TreeFile } from './history/tree.ts';
import { languageOf } from './languages/language-of.ts';
import { dependantsIn, type Dependant, type Removed } from './removal/dependants.ts';
import { planDeletion, withoutLines, type FileDeletion } from './removal/deletions.ts';
import { linesIn, type LineRange } from './removal/line-ranges.ts';
import { groupBy } from './shared/group-by.ts';
import { defined } from './shared/objects.ts';

/** Trying a revert costs a few git calls; nobody reads more of them. */
const MOST_REVERTS = 200;

/** What has to go: a place at the scanned commit, and the commit that brought it, where one is known. */
export type Removable = Pick<AuditItem, 'id' | 'path' | 'startLine' | 'endLine' | 'commit'>;

/** A commit that can be taken back as a whole. */
export interface Revert {
  commit: string;
  /** Ids of the items that it settles. */
  items: string[];
  /** For `git apply`; empty when nothing of the commit is left. */
  patch: Buffer;
}

/** How what was confirmed can be taken out of one repository. Nothing is applied. */
export interface RemovalPlan {
  /** The commit that the patches apply to, full hex. */
  head: string;
  reverts: Revert[];
  /** Commits that cannot be taken back as a whole, and why. */
  notReverted: { commit: string; items: string[]; why: Exclude<RevertOutcome, 'clean'> | 'not-tried' }[];
  deletions: (FileDeletion & { patch: Buffer })[];
  /** Places that need what the deletions remove. */
  dependants: Dependant[];
  notes: CoverageNote[];
}

/**
 * Plans how to take items out of a repository: commits that can be reverted cleanly, units that can be deleted, who depends on
 * them, and what a person has to rewrite. Reads objects only; the repository is not changed.
 *
 * @param path A clone, a bare repository, or a folder inside one.
 * @param rev The commit at which the items' lines were seen; HEAD when absent.
 * @throws {HandiworkError} When there is no repository or no such commit.
 */
export async function planRemoval(path: string, items: readonly Removable[], { rev, signal }: { rev?: string | undefined; signal?: AbortSignal | undefined } = {}): Promise<RemovalPlan> {
  const repository = await openRepository(path, { ...defined({ rev }), ...(signal && { signal }) });
  try {
    return await withBlobs(repository, (blobs) => plan(repository, blobs, items));
  } finally {
    repository.close();
  }
}

async function plan(repository: Repository, blobs: BlobReader, items: readonly Removable[]): Promise<RemovalPlan> {
  const index = new PatchIndex(repository);
  const files = await listFiles({ ...repository, subfolder: '' });
  const { reverts, notReverted } = await planReverts(index, items);
  const deletions = await planDeletions(index, items, { files, blobs });
  const dependants = await findDependants(deletions, { files, blobs });
  return { head: repository.head, reverts, notReverted, deletions, dependants, notes: repository.notes };
}

async function planReverts(index: PatchIndex, items: readonly Removable[]): Promise<Pick<RemovalPlan, 'reverts' | 'notReverted'>> {
  const commits = groupBy(items.flatMap((item) => (item.commit === undefined ? [] : [{ ...item, commit: item.commit }])), ({ commit }) => commit);
  const reverts: Revert[] = [];
  const notReverted: RemovalPlan['notReverted'] = [];
  for (const [at, [commit, ofCommit]] of [...commits].entries()) {
    const ids = ofCommit.map(({ id }) => id);
    if (at >= MOST_REVERTS) {
      notReverted.push({ commit, items: ids, why: 'not-tried' });
      continue;
    }
    await index.reset();
    const outcome = await index.revert(commit);
    if (outcome === 'clean') reverts.push({ commit, items: ids, patch: await index.patch() });
    else notReverted.push({ commit, items: ids, why: outcome });
  }
  return { reverts, notReverted };
}

interface Tree {
  files: readonly TreeFile[];
  blobs: BlobReader;
}

async function planDeletions(index: PatchIndex, items: readonly Removable[], { files, blobs }: Tree): Promise<RemovalPlan['deletions']> {
  const known = new Map(files.map((file) => [file.path, file]));
  const deletions: RemovalPlan['deletions'] = [];
  for (const [path, ofFile] of [...groupBy(items.flatMap((item) => (item.path === undefined ? [] : [{ ...item, path: item.path }])), ({ path }) => path)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const ranges = ofFile.flatMap(({ startLine, endLine }): LineRange[] => (startLine === undefined || endLine === undefined ? [] : [{ startLine, endLine }]));
    const file = known.get(path);
    const bytes = file?.type === 'file' ? await blobs.read(file.oid, path) : undefined;
    if (bytes === undefined) {
      deletions.push({ path, whole: false, units: [], deleted: [], byHand: ranges.map((range) => ({ ...range, why: 'not-there' as const })), patch: Buffer.alloc(0) });
      continue;
    }
    const text = bytes.toString('utf8');
    const isText = Buffer.from(text, 'utf8').equals(bytes);
    const deletion = isText ? planDeletion(path, text, ranges) : { path, whole: false, units: [], deleted: [], byHand: ranges.map((range) => ({ ...range, why: 'no-grammar' as const })) };
    deletions.push({ ...deletion, patch: await patchOf(index, deletion, text) });
  }
  return deletions;
}

async function patchOf(index: PatchIndex, { path, whole, deleted }: FileDeletion, text: string): Promise<Buffer> {
  if (deleted.length === 0 && !whole) return Buffer.alloc(0);
  await index.reset();
  await index.replace(path, whole ? undefined : Buffer.from(withoutLines(text, linesIn(deleted)), 'utf8'));
  return index.patch();
}

async function findDependants(deletions: readonly FileDeletion[], { files, blobs }: Tree): Promise<Dependant[]> {
  const removed: Removed = new Map(deletions.flatMap(({ path, whole, units }): [string, Set<string>][] => {
    if (whole) return [[path, new Set<string>()]];
    const names = new Set(units.filter(({ kind }) => kind === 'function' || kind === 'method' || kind === 'class').map(({ name }) => name.split('.').at(-1) ?? name));
    return names.size === 0 ? [] : [[path, names]];
  }));
  if (removed.size === 0) return [];
  const removedLines = new Map(deletions.map(({ path, deleted }) => [path, linesIn(deleted)]));
  const found: Dependant[] = [];
  for (const { path, type, oid } of files) {
    if (type !== 'file' || languageOf(path) === undefined) continue;
    const text = (await blobs.read(oid, path))?.toString('utf8');
    if (text === undefined) continue;
    found.push(...dependantsIn(path, text, removed).filter(({ line }) => !removedLines.get(path)?.has(line)));
  }
  return found;
}
