import { resolve } from 'node:path';

import { locateRepository } from './locate.ts';
import { ownGit, OwnGitFailure } from './own-git.ts';
import { unquotePath } from './paths.ts';

/** Lines that are staged in one file. */
export interface StagedFile {
  path: string;
  /** Object id of the staged content. */
  oid: string;
  added: { line: number; text: string }[];
}

const FLAGS = ['--cached', '-p', '-U0', '--no-ext-diff', '--no-textconv', '--no-color', '--no-renames', '--full-index', '--ignore-submodules=all', '--src-prefix=a/', '--dst-prefix=b/'];
const LINE_LIMIT = 2000;
/** Larger is no text that somebody wrote; more files have no room on a command line. */
const MOST_HIDDEN_BYTES = 1 << 20;
const MOST_HIDDEN = 500;

/** Reads the index, not the working tree. Deleted and binary files have no lines. */
export async function readStaged(cwd: string): Promise<StagedFile[]> {
  const against = async (commit: string) => ({ commit, patch: (await ownGit(['diff-index', ...FLAGS, commit, '--'], { cwd })).toString('utf8') });
  const { commit, patch } = await fromHead(cwd, against);
  const files = parsePatch(patch);
  return patch.includes('\nBinary files ') ? [...files, ...(await readHidden(cwd, commit))] : files;
}

/**
 * Text that `.gitattributes` calls binary (`* -diff`): git shows no line of it, and a hook would not even hear of the file. Costs
 * four calls of git, so it is asked only where git calls something binary.
 */
async function readHidden(cwd: string, commit: string): Promise<StagedFile[]> {
  const top = resolve(cwd, '../'.repeat(locateRepository(cwd).subfolder.split('/').length - 1));
  const changed = (await countChanged(cwd, commit)).filter(isCalledBinary).map(pathOf);
  const attributes = (await ownGit(['check-attr', '--cached', '-z', '--stdin', 'diff'], { cwd: top, input: changed.map((path) => `${path}\0`).join('') })).toString('utf8').split('\0');
  const called = changed.filter((path, at) => attributes[3 * at + 2] === 'unset' && !path.includes('\n'));
  const sizes = (await ownGit(['cat-file', '--batch-check=%(objectsize)'], { cwd: top, input: called.map((path) => `:0:${path}\n`).join('') })).toString('latin1').split('\n');
  const small = called.filter((_, at) => Number(sizes[at]) <= MOST_HIDDEN_BYTES).slice(0, MOST_HIDDEN);
  if (small.length === 0) return [];
  const patch = await ownGit(['diff-index', ...FLAGS, '--text', commit, '--', ...small.map((path) => `:(top,literal)${path}`)], { cwd });
  return parsePatch(patch.toString('utf8')).filter(({ added }) => !added.some(({ text }) => text.includes('\0')));
}

/** Compares with HEAD or, before the first commit, with nothing. */
async function fromHead<T>(cwd: string, against: (commit: string) => Promise<T>): Promise<T> {
  try {
    return await against('HEAD');
  } catch (error) {
    if (!(error instanceof OwnGitFailure)) throw error;
    locateRepository(cwd); // outside of one that is the cause, and the user should read it
    return against((await ownGit(['hash-object', '-t', 'tree', '--stdin'], { cwd })).toString('latin1').trim());
  }
}

/**
 * The paths that the commit brings lines to: what is staged or, when nothing is, what HEAD brought, for then its message is
 * being amended.
 */
export async function readStagedPaths(cwd: string): Promise<string[]> {
  const against = async (commit: string): Promise<string[]> => {
    const changed = await countChanged(cwd, commit);
    const hidden = changed.some(isCalledBinary) ? await readHidden(cwd, commit) : [];
    return [...changed.filter((entry) => !isCalledBinary(entry)).map(pathOf), ...hidden.map(({ path }) => path)];
  };
  const staged = await fromHead(cwd, against);
  return staged.length > 0 ? staged : against('HEAD^').catch((error: unknown) => {
    if (error instanceof OwnGitFailure) return []; // the first commit
    throw error;
  });
}

/** `added TAB deleted TAB path` of each file that is there after the commit; `-` for both numbers where git calls it binary. */
async function countChanged(cwd: string, commit: string): Promise<string[]> {
  const counted = await ownGit(['diff-index', '--cached', '--numstat', '-z', '--diff-filter=d', '--no-ext-diff', '--no-textconv', '--no-renames', '--ignore-submodules=all', commit, '--'], { cwd });
  return counted.toString('utf8').split('\0').filter((entry) => entry !== '');
}

const isCalledBinary = (entry: string): boolean => entry.startsWith('-\t-\t');
const pathOf = (entry: string): string => entry.split('\t').slice(2).join('\t');

const INDEX = /^index [0-9a-f]{40,64}\.\.([0-9a-f]{40,64})/;
const HUNK = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/;

/** @param patch What `git diff-index -p -U0 --full-index` prints. */
export function parsePatch(patch: string): StagedFile[] {
  const files: StagedFile[] = [];
  let file: StagedFile | undefined;
  let oid = '';
  let line = 0;
  let left = 0;
  for (const text of patch.split('\n')) {
    if (left > 0 && text.startsWith('+')) {
      file?.added.push({ line, text: text.slice(1, LINE_LIMIT) });
      line += 1;
      left -= 1;
    } else if (text.startsWith('diff --git ')) {
      [file, oid] = [undefined, ''];
    } else if (file === undefined && text.startsWith('index ')) {
      oid = INDEX.exec(text)?.[1] ?? '';
    } else if (file === undefined && text.startsWith('+++ b/')) {
      file = { path: text.slice(6).replace(/\t$/, ''), oid, added: [] };
      files.push(file);
    } else if (file === undefined && text.startsWith('+++ "b/')) {
      file = { path: unquotePath(Buffer.from(text.slice(4), 'utf8')).slice(2), oid, added: [] };
      files.push(file);
    } else {
      const hunk = HUNK.exec(text);
      if (hunk !== null) [line, left] = [Number(hunk[1]), Number(hunk[2] ?? 1)];
    }
  }
  return files;
}
