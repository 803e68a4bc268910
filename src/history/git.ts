import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { devNull } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { simpleGit, type SimpleGit } from 'simple-git';
import { HandiworkError } from '../shared/errors.ts';

const OLDEST_GIT = [2, 31] as const;
const STDERR_LIMIT = 8_192;

/** A git child that is being read. `done` settles when the child is gone and rejects when it failed. */
export interface GitStream {
  stdin: Writable;
  stdout: Readable;
  done: Promise<void>;
  kill(): void;
}

export interface GitOptions {
  /** A private bare directory (see `object-view.ts`), never a scanned one. */
  view: string;
  signal?: AbortSignal;
  /** Run through this program instead of git itself: its own arguments first. Only for paths no argument can carry. */
  wrapper?: { program: string; args: readonly string[] };
}

/** Raised when a git child ended with an error; `stderr` may quote the scanned repository. */
export class GitFailure extends Error {
  readonly stderr: string;
  /** A signal ended it, so its output may stop anywhere. */
  readonly isKilled: boolean;
  constructor(command: string, stderr: string, isKilled = false) {
    super(`git ${command} failed: ${stderr.trim().split('\n').at(-1) ?? ''}`);
    this.name = 'GitFailure';
    this.stderr = stderr;
    this.isKilled = isKilled;
  }
}

/**
 * Everything a git child may know. Nothing is inherited but the program path: no user or system configuration, no
 * prompt, no network protocol, no lazy fetch of a partial clone, no replaced objects, no translation of messages.
 */
export function gitEnvironment(home: string): Record<string, string> {
  const environment: Record<string, string> = {
    PATH: absolutePath(),
    HOME: home,
    XDG_CONFIG_HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOW_PROTOCOL: '',
  };
  if (process.platform === 'win32') environment['SystemRoot'] = process.env['SystemRoot'] ?? '';
  return environment;
}

/** Only absolute entries: a relative one would let a scanned folder supply the program. */
const absolutePath = (): string =>
  (process.env['PATH'] ?? '').split(delimiter).filter((entry) => isAbsolute(entry)).join(delimiter);

/**
 * The absolute path of a program.
 * @throws HandiworkError when it is not installed.
 */
export function findProgram(name: string): string {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of absolutePath().split(delimiter)) {
    const candidate = join(folder, file);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      continue; // not in this folder
    }
  }
  throw new HandiworkError(`The program "${name}" was not found.`, {
    hint: `Install ${name} and make sure that it is on the PATH.`,
  });
}

/** simple-git on a private view, for calls whose answer is short. */
export function ordinaryGit(view: string, signal?: AbortSignal): SimpleGit {
  findProgram('git');
  const environment = gitEnvironment(view);
  return simpleGit({
    baseDir: view,
    allowEnvironment: Object.keys(environment),
    trimmed: true,
    maxConcurrentProcesses: 2,
    // Only our own environment is let through: the flag covers GIT_CONFIG_GLOBAL, set to nothing.
    unsafe: { allowUnsafeConfigPaths: true },
    ...(signal === undefined ? {} : { abort: signal }),
  }).env(environment);
}

/** @throws HandiworkError when git is missing or older than the oldest version that is supported. */
export async function requireGit(view: string): Promise<void> {
  const { major, minor, installed } = await ordinaryGit(view).version();
  if (!installed) findProgram('git');
  if (major < OLDEST_GIT[0] || (major === OLDEST_GIT[0] && minor < OLDEST_GIT[1])) {
    throw new HandiworkError(`git ${major}.${minor} is too old.`, {
      hint: `Install git ${OLDEST_GIT.join('.')} or later.`,
    });
  }
}

/** Starts git on a view. The reader sets the pace; aborting `signal` ends the child. */
export function streamGit(args: readonly string[], options: GitOptions): GitStream {
  const git = findProgram('git');
  const [program, before] = options.wrapper
    ? [findProgram(options.wrapper.program), [...options.wrapper.args, git]]
    : [git, []];
  const child = spawn(program, [...before, `--git-dir=${options.view}`, ...args], {
    cwd: options.view,
    env: gitEnvironment(options.view),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const done = settle(child, commandName(args));
  // The reader awaits `done` after the last byte; until then a failure must not count as unhandled.
  done.catch(() => undefined);
  return { stdin: child.stdin, stdout: child.stdout, done, kill: () => child.kill() };
}

/** The whole output, for answers known to be small. @throws GitFailure */
export async function readGit(args: readonly string[], options: GitOptions & { input?: string | Buffer }): Promise<Buffer> {
  const stream = streamGit(args, options);
  stream.stdin.end(options.input ?? '');
  const parts: Buffer[] = [];
  for await (const part of stream.stdout) parts.push(part as Buffer);
  await stream.done;
  return Buffer.concat(parts);
}

const commandName = (args: readonly string[]): string => args.find((arg) => /^[a-z]/.test(arg) && !arg.includes('=')) ?? '';

function settle(child: ChildProcessByStdio<Writable, Readable, Readable>, command: string): Promise<void> {
  let stderr = '';
  child.stderr.on('data', (part: Buffer) => {
    if (stderr.length < STDERR_LIMIT) stderr += part.toString('utf8').slice(0, STDERR_LIMIT - stderr.length);
  });
  // A child that ends early closes its input; its exit status tells the story.
  child.stdin.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new GitFailure(command, stderr || `ended by ${signal ?? `status ${code}`}`, signal !== null));
    });
  });
}
