import { execFile } from 'node:child_process';

import { HandiworkError } from '../shared/errors.ts';

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
