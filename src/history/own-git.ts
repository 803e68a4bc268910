import { execFile } from 'node:child_process';

import { HandiworkError } from '../shared/errors.ts';
import { locateRepository } from './locate.ts';
import { unquotePath } from './paths.ts';

const MOST_BYTES = 64 << 20;

/** A git call that ended with an error. The message may quote the repository: escape before rendering. */
export class OwnGitFailure extends Error {
  override readonly name = 'OwnGitFailure';
}

/**
 * Runs git in the developer's own repository, from a hook: with its environment (git tells hooks which index to read), and
 * still so that neither a file system monitor, nor hooks, nor external programs of the configuration run. For everything
 * else there is the object view. Loads nothing: hooks have to be quick.
 *
 * @throws {OwnGitFailure} When git fails.
 */
export function ownGit(args: readonly string[], { cwd, input }: { cwd: string; input?: string }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false', ...args],
      { cwd, encoding: 'buffer', maxBuffer: MOST_BYTES, windowsHide: true, env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' } },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if ('code' in error && error.code === 'ENOENT') reject(new HandiworkError('The program "git" was not found.', { hint: 'Install git and make sure that it is on the PATH.' }));
        else if ('code' in error && error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') reject(new HandiworkError(`What is staged is larger than ${MOST_BYTES} bytes.`, { hint: 'Commit it in parts, or skip the hook once with git commit --no-verify.' }));
        else reject(new OwnGitFailure(`git ${args[0] ?? ''} failed: ${stderr.subarray(0, 2000).toString('utf8').trim().split('\n')[0] ?? ''}`, { cause: error }));
      },
    );
    child.stdin?.on('error', () => undefined); // its exit status tells the story
    child.stdin?.end(input ?? '');
  });
}

/** Lines that are staged in one file. */
export interface StagedFile {
  path: string;
  /** Object id of the staged content. */
  oid: string;
  added: { line: number; text: string }[];
}

const FLAGS = ['--cached', '-p', '-U0', '--no-ext-diff', '--no-textconv', '--no-color', '--no-renames', '--full-index', '--ignore-submodules=all', '--src-prefix=a/', '--dst-prefix=b/'];
const LINE_LIMIT = 2000;

/** Reads the index, not the working tree. Deleted and binary files have no lines. */
export async function readStaged(cwd: string): Promise<StagedFile[]> {
  const against = (commit: string): Promise<Buffer> => ownGit(['diff-index', ...FLAGS, commit, '--'], { cwd });
  return parsePatch((await fromHead(cwd, against)).toString('utf8'));
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
    const counted = await ownGit(['diff-index', '--cached', '--numstat', '-z', '--diff-filter=d', '--no-ext-diff', '--no-textconv', '--no-renames', '--ignore-submodules=all', commit, '--'], { cwd });
    return counted.toString('utf8').split('\0').filter((entry) => /^\d/.test(entry)).map((entry) => entry.split('\t').slice(2).join('\t'));
  };
  const staged = await fromHead(cwd, against);
  return staged.length > 0 ? staged : against('HEAD^').catch((error: unknown) => {
    if (error instanceof OwnGitFailure) return []; // the first commit
    throw error;
  });
}

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

export interface Identities {
  author: { name: string; email: string };
  committer: { name: string; email: string };
  /** Seconds since 1970: when the commit is made, or what GIT_COMMITTER_DATE says. */
  date: number;
}

const IDENTITY = /^(.*?) ?<([^<>]*)> (\d+)/;

/** Who the next commit will be by. */
export async function readIdentities(cwd: string): Promise<Identities> {
  const read = async (name: string): Promise<RegExpExecArray | null> => {
    const text = await ownGit(['var', name], { cwd }).catch((error: unknown) => {
      if (error instanceof OwnGitFailure) return Buffer.alloc(0); // no identity is set: git itself refuses the commit
      throw error;
    });
    return IDENTITY.exec(text.toString('utf8').slice(0, 2000));
  };
  const [author, committer] = await Promise.all([read('GIT_AUTHOR_IDENT'), read('GIT_COMMITTER_IDENT')]);
  const person = (match: RegExpExecArray | null) => ({ name: match?.[1] ?? '', email: match?.[2] ?? '' });
  return { author: person(author), committer: person(committer), date: Number(committer?.[3] ?? Math.floor(Date.now() / 1000)) };
}
