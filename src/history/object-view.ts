import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { CoverageNote } from '../api/report.ts';
import { HandiworkError } from '../shared/errors.ts';
import { ordinaryGit, requireGit } from './git.ts';
import { locateRepository, readSetting } from './locate.ts';
import { decodePath } from './paths.ts';
import { originUrl } from './remote-url.ts';
import { readRefs, type Refs } from './refs.ts';
import { isDirectory, readSmallFile } from './small-file.ts';

const ALTERNATES_LIMIT = 64 << 10;
const SHALLOW_LIMIT = 64 << 20;
const MOST_ALTERNATES = 64;

/** A repository that is safe to read: every git child works in `view`, never in the scanned folder. */
export interface Repository {
  /** As it was asked for. */
  path: string;
  /** Absolute; never handed to git. */
  gitDir: string;
  /** The public address that it was cloned from, where one is known. */
  url?: string;
  /** A private bare directory that borrows the scanned objects. */
  view: string;
  /** The scanned commit, full lower-case hex. */
  head: string;
  /** The history ends at a declared boundary. */
  shallow: boolean;
  /** Objects were left out when it was cloned; they are never fetched. */
  partial: boolean;
  objectFormat: 'sha1' | 'sha256';
  /** `''` or `a/b/`: the part of the tree that was asked for. */
  subfolder: string;
  /** Local and remote branches without `refs/heads/`, `refs/remotes/`; sorted. */
  branches: readonly string[];
  /** What could not be read, and what the reader should know. Grows while the repository is read. */
  notes: CoverageNote[];
  signal?: AbortSignal;
  /** Removes the private directory. */
  close(): void;
}

export interface OpenOptions {
  /** A branch, tag or commit; HEAD when absent. */
  rev?: string;
  signal?: AbortSignal;
}

/**
 * Opens a worktree, a folder inside one, a linked worktree, a submodule or a bare repository, whoever owns it.
 * Nothing in it is executed and nothing is written to it.
 * @throws HandiworkError when there is no repository, no commit, or a format that is not supported.
 */
export async function openRepository(path: string, options: OpenOptions = {}): Promise<Repository> {
  const location = locateRepository(path);
  refuseUnsupported(location.commonDir);
  const refs = readRefs(location.gitDir, location.commonDir);
  const notes = [...location.notes, ...refs.notes];
  const objectFormat = readSetting(location.commonDir, 'extensions', 'objectformat')?.toLowerCase() === 'sha256' ? 'sha256' : 'sha1';
  const view = mkdtempSync(join(tmpdir(), 'handiwork-'));
  removeAtExit(view);
  try {
    writeView(view, refs, objectFormat);
    const sources = linkObjects(view, join(location.commonDir, 'objects'), notes);
    const shallow = copyShallow(location.commonDir, view, objectFormat);
    const partial = isPartial(location.commonDir, sources);
    if (shallow) notes.push({ code: 'shallow', message: 'A shallow clone: the history ends at a boundary; lines from before it belong to the boundary commit.' });
    if (partial) notes.push({ code: 'partial', message: 'A partial clone: objects that were never downloaded cannot be read. A clone without --filter has them all.' });
    const asked = [requireGit(view), resolveCommit(view, options.rev, refs), listBranches(view)] as const;
    await Promise.allSettled(asked); // what the first says explains what the others may say
    await asked[0];
    const url = originUrl(location.commonDir);
    return {
      path,
      gitDir: location.gitDir,
      ...(url === undefined ? {} : { url }),
      view,
      head: await asked[1],
      shallow,
      partial,
      objectFormat,
      subfolder: location.subfolder,
      branches: await asked[2],
      notes,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      close: () => removeView(view),
    };
  } catch (error) {
    removeView(view);
    throw error;
  }
}

const views = new Set<string>();
let isWatchingExit = false;

function removeAtExit(view: string): void {
  if (!isWatchingExit) process.once('exit', () => views.forEach(removeView));
  isWatchingExit = true;
  views.add(view);
}

function removeView(view: string): void {
  rmSync(view, { recursive: true, force: true });
  views.delete(view);
}

function refuseUnsupported(commonDir: string): void {
  const storage = readSetting(commonDir, 'extensions', 'refstorage')?.toLowerCase();
  if (storage === undefined || storage === 'files') return;
  throw new HandiworkError(`The repository keeps its refs as "${storage.slice(0, 40)}", which is not supported.`, {
    hint: 'Scan a clone of it: git clone --bare --ref-format=files.',
  });
}

function writeView(view: string, refs: Refs, objectFormat: string): void {
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'sources']) mkdirSync(join(view, folder), { recursive: true });
  const extension = objectFormat === 'sha256' ? '[extensions]\n\tobjectFormat = sha256\n' : '';
  const version = objectFormat === 'sha256' ? 1 : 0;
  writeFileSync(join(view, 'config'), `[core]\n\trepositoryFormatVersion = ${version}\n\tbare = true\n${extension}`);
  const head = refs.head === undefined ? 'ref: refs/heads/unknown' : 'id' in refs.head ? refs.head.id : `ref: ${refs.head.branch}`;
  writeFileSync(join(view, 'HEAD'), `${head}\n`, 'latin1');
  const width = objectFormat === 'sha256' ? 64 : 40;
  const lines = [...refs.ids].filter(([, id]) => id.length === width).map(([name, id]) => `${id} ${name}\n`);
  writeFileSync(join(view, 'packed-refs'), lines.join(''), 'latin1');
}

/**
 * Borrows the objects through folders of our own that hold links to the packs and the loose objects only. So git sees
 * neither the scanned repository's commit-graph (which may be stale, or lie about parents and dates) nor alternates that
 * we did not follow ourselves, and whatever git might write stays in the view.
 */
function linkObjects(view: string, objects: string, notes: CoverageNote[]): string[] {
  const sources = followAlternates(objects, notes);
  const folders = sources.map((source, index) => {
    const folder = join(view, 'sources', String(index));
    mkdirSync(folder);
    for (const name of readdirSync(source)) {
      if (/^(?:pack|[0-9a-f]{2})$/.test(name) && isDirectory(join(source, name))) {
        symlinkSync(join(source, name), join(folder, name), 'junction');
      }
    }
    return folder;
  });
  writeFileSync(join(view, 'objects/info/alternates'), folders.map((folder) => `${folder}\n`).join(''));
  return sources;
}

function followAlternates(objects: string, notes: CoverageNote[]): string[] {
  const sources = [objects];
  for (let index = 0; index < sources.length; index += 1) {
    const source = sources[index] as string;
    const text = readSmallFile(join(source, 'info/alternates'), ALTERNATES_LIMIT) ?? '';
    for (const line of text.split('\n')) {
      if (line === '' || line.startsWith('#')) continue;
      const named = decodePath(Buffer.from(line, 'latin1'));
      const target = isAbsolute(named) ? named : resolve(source, named);
      if (sources.includes(target)) continue;
      if (sources.length > MOST_ALTERNATES || !isDirectory(target)) {
        notes.push({ code: 'alternate-unreadable', message: 'The repository borrows objects from a folder that could not be read.', incomplete: true });
      } else sources.push(target);
    }
  }
  if (sources.length > 1) notes.push({ code: 'alternates', message: `Objects were also read from ${sources.length === 2 ? 'another object folder' : `${sources.length - 1} other object folders`} that the repository borrows from.` });
  return sources;
}

function copyShallow(commonDir: string, view: string, objectFormat: string): boolean {
  const text = readSmallFile(join(commonDir, 'shallow'), SHALLOW_LIMIT);
  const width = objectFormat === 'sha256' ? 64 : 40;
  const ids = (text ?? '').split('\n').filter((line) => line.length === width && /^[0-9a-f]+$/.test(line));
  if (ids.length > 0) writeFileSync(join(view, 'shallow'), `${ids.join('\n')}\n`);
  return ids.length > 0;
}

function isPartial(commonDir: string, sources: readonly string[]): boolean {
  if (readSetting(commonDir, 'extensions', 'partialclone') !== undefined) return true;
  return sources.some((source) => {
    const packs = join(source, 'pack');
    return existsSync(packs) && readdirSync(packs).some((name) => name.endsWith('.promisor'));
  });
}

async function resolveCommit(view: string, rev: string | undefined, refs: Refs): Promise<string> {
  const git = ordinaryGit(view);
  try {
    return await git.raw(['rev-parse', '--verify', '--end-of-options', `${rev ?? 'HEAD'}^{commit}`]);
  } catch (cause) {
    if (rev !== undefined) {
      throw new HandiworkError(`"${rev}" is not a commit in this repository.`, { hint: 'Give a branch, a tag or a full commit id.', cause });
    }
    if (refs.ids.size === 0 && (refs.head === undefined || 'branch' in refs.head)) {
      throw new HandiworkError('The repository has no commit yet.', { hint: 'Commit something first, or point at another repository.', cause });
    }
    const missing = refs.head !== undefined && ('id' in refs.head || refs.ids.has(refs.head.branch));
    throw new HandiworkError(missing ? 'The commit at HEAD cannot be read: its object is missing or damaged.' : 'HEAD names a branch without a commit.', {
      hint: missing ? 'Run "git fsck" in a copy, or clone it again.' : 'Choose a revision with --rev, for instance a branch.',
      cause,
    });
  }
}

async function listBranches(view: string): Promise<string[]> {
  const text = await ordinaryGit(view).raw(['for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes']);
  return text.split('\n').filter((name) => name !== '' && !name.endsWith('/HEAD')).map((name) => name.replace(/^refs\/(?:heads|remotes)\//, '')).sort();
}
