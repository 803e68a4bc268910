import { realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { CoverageNote } from '../api/report.ts';
import { HandiworkError } from '../shared/errors.ts';
import { isDirectory, readSmallFile } from './small-file.ts';

const POINTER_LIMIT = 4_096;
const CONFIG_LIMIT = 1 << 20;

export interface Location {
  /** Absolute. Holds HEAD; the same as `commonDir` except in a linked worktree. */
  gitDir: string;
  /** Absolute. Holds objects and refs. */
  commonDir: string;
  /** From the top of the tree to the folder that was asked for: `''` or `a/b/`. */
  subfolder: string;
  notes: CoverageNote[];
}

/**
 * Finds the repository around a path (a worktree, a folder or file in one, a linked worktree, a submodule, a bare
 * repository) by reading files. No git runs here: a scanned repository's configuration can name programs.
 * @throws HandiworkError when there is none.
 */
export function locateRepository(path: string): Location {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    throw new HandiworkError(`There is no folder "${path}".`, { hint: 'Check the path.' });
  }
  const real = realpathSync(path);
  const start = isDirectory(real) ? real : dirname(real);
  for (let folder = start; ; folder = dirname(folder)) {
    const found = repositoryAt(folder);
    if (found !== undefined) {
      const below = found.bare ? '' : relative(folder, start);
      return { ...found, subfolder: below === '' ? '' : `${below.split(sep).join('/')}/` };
    }
    if (dirname(folder) === folder) break;
  }
  throw new HandiworkError(`"${path}" is not inside a git repository.`, {
    hint: 'Point at a clone, a bare repository, or a folder inside one. Of a folder of clones name each: folder/*.',
  });
}

/** The same, or undefined when there is none. */
export function findRepository(path: string): Location | undefined {
  try {
    return locateRepository(path);
  } catch (error) {
    if (error instanceof HandiworkError) return undefined;
    throw error;
  }
}

type Found = Omit<Location, 'subfolder'> & { bare: boolean };

function repositoryAt(folder: string): Found | undefined {
  const dotGit = join(folder, '.git');
  if (isGitDir(dotGit)) return { ...withCommonDir(dotGit), bare: false, notes: [] };
  const pointer = readSmallFile(dotGit, POINTER_LIMIT);
  if (pointer !== undefined) return followPointer(folder, pointer);
  return isGitDir(folder) ? { ...withCommonDir(folder), bare: true, notes: [] } : undefined;
}

function followPointer(folder: string, pointer: string): Found {
  const target = /^gitdir: ([^\r\n]+)/.exec(pointer)?.[1];
  const gitDir = target === undefined ? undefined : resolve(folder, decodeBytes(target));
  if (gitDir === undefined || !isGitDir(gitDir)) {
    throw new HandiworkError(`The .git file in "${folder}" does not lead to a repository.`, {
      hint: 'Scan the repository that this worktree or submodule belongs to.',
    });
  }
  const notes = belongsTo(gitDir, folder) ? [] : [{
    code: 'git-dir-elsewhere',
    message: 'The .git file names a repository that does not name this folder back; that repository was read.',
  }];
  return { ...withCommonDir(gitDir), bare: false, notes };
}

/** A linked worktree is named by `gitdir`, a submodule by `core.worktree`. */
function belongsTo(gitDir: string, folder: string): boolean {
  const backLink = readSmallFile(join(gitDir, 'gitdir'), POINTER_LIMIT);
  if (backLink !== undefined) return sameFolder(resolve(gitDir, decodeBytes(backLink.trim())), join(folder, '.git'));
  const worktree = readSetting(gitDir, 'core', 'worktree');
  return worktree !== undefined && sameFolder(resolve(gitDir, decodeBytes(worktree)), folder);
}

function sameFolder(left: string, right: string): boolean {
  const [a, b] = [left, right].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

const decodeBytes = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

const isGitDir = (folder: string): boolean => {
  if (!isDirectory(folder) || statSync(join(folder, 'HEAD'), { throwIfNoEntry: false }) === undefined) return false;
  const commonDir = withCommonDir(folder).commonDir;
  return isDirectory(join(commonDir, 'objects')) && isDirectory(join(commonDir, 'refs'));
};

function withCommonDir(gitDir: string): { gitDir: string; commonDir: string } {
  const pointer = readSmallFile(join(gitDir, 'commondir'), POINTER_LIMIT)?.trim();
  return { gitDir, commonDir: pointer ? resolve(gitDir, decodeBytes(pointer)) : gitDir };
}

/**
 * One value of a configuration file, read as text: nothing is included, expanded or run. Keys in lower case.
 * The last one wins, as in git.
 *
 * @param section With its subsection, if it has one: `remote "origin"`.
 */
export function readSetting(folder: string, section: string, key: string): string | undefined {
  let current = '';
  let value: string | undefined;
  for (const raw of (readSmallFile(join(folder, 'config'), CONFIG_LIMIT) ?? '').split('\n')) {
    const line = raw.trim();
    if (line.startsWith('[')) current = line.slice(1, line.indexOf(']')).trim().toLowerCase();
    const equals = line.indexOf('=');
    if (current !== section || equals < 0 || line.slice(0, equals).trim().toLowerCase() !== key) continue;
    value = line.slice(equals + 1).trim();
  }
  return value?.replaceAll('"', '');
}
