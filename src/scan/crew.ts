import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { builtinRules, type Rules } from '../builtins.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { OlderIs } from './placed-unit.ts';
import { CRASHED, CRUMB } from './quarantine.ts';
import type { StyleRead } from './style-fact.ts';
import type { Failures } from './style.ts';

export interface Task {
  path: string;
  bytes: Uint8Array;
  /** As in the file's `LineTable`. */
  kinds: Uint8Array;
  olderIs: OlderIs;
}

/** `read` is absent when the language is not supported. */
export type Answer = { crashed: true } | { crashed: false; read?: StyleRead; failures: Failures };

const NOTHING: Answer = { crashed: false, failures: [] };

interface Job {
  task: Task;
  resolve: (answer: Answer) => void;
  reject: (cause: unknown) => void;
}

interface Member {
  child: ChildProcess;
  job?: Job | undefined;
  watch?: NodeJS.Timeout | undefined;
  isReady: boolean;
}

const IN_SOURCE = import.meta.url.endsWith('.ts');
const MEMBER = fileURLToPath(new URL(IN_SOURCE ? './crew-member.ts' : './crew-member.js', import.meta.url));
/** Far above the time limit of the parser: only what ignores every limit takes so long. Milliseconds. */
const LONGEST = 60_000;
/** Lines below which starting processes costs more than it saves. */
const MANY_LINES = 100_000;

/**
 * Makes processes for so many lines, or none. They know the built-in rules only: what a plugin brings cannot be sent.
 * @param workers as in `ScanOptions`
 */
export function crewFor(lines: number, { workers, signal, rules }: { workers?: number | undefined; signal?: AbortSignal | undefined; rules: Rules }): Crew | undefined {
  const size = workers ?? (lines < MANY_LINES ? 1 : availableParallelism());
  return size < 2 || rules !== builtinRules() ? undefined : new Crew(size, signal);
}

/**
 * Processes that parse and score, one file each at a time. Processes rather than threads, because a native parser that
 * crashes takes its whole process along: here that costs one file, and another process takes the place.
 */
export class Crew {
  readonly size: number;
  readonly #members: Member[];
  readonly #queue: Job[] = [];
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = (): void => this.close();
  #isClosed = false;

  constructor(size: number, signal?: AbortSignal) {
    this.size = size;
    this.#signal = signal;
    signal?.addEventListener('abort', this.#onAbort);
    this.#members = Array.from({ length: size }, () => this.#start());
  }

  read(task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        resolve(NOTHING);
        return;
      }
      this.#queue.push({ task, resolve, reject });
      for (const member of this.#members) this.#feed(member);
    });
  }

  /** Ends them at once, whatever they do. What is out is answered with nothing. */
  close(): void {
    this.#isClosed = true;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    for (const member of this.#members) {
      this.#settle(member)?.resolve(NOTHING);
      member.child.kill('SIGKILL');
    }
    for (const { resolve } of this.#queue.splice(0)) resolve(NOTHING);
  }

  #start(): Member {
    const { [CRUMB]: _crumb, [CRASHED]: _crashed, ...env } = process.env;
    // What this process was started with loads TypeScript; a built program needs none of it.
    const child = fork(MEMBER, { serialization: 'advanced', env, execArgv: IN_SOURCE ? process.execArgv : [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const member: Member = { child, isReady: false };
    child.on('message', (message: Answer | 'ready') => {
      if (message === 'ready') member.isReady = true;
      else this.#settle(member)?.resolve(message);
      this.#feed(member);
    });
    child.on('error', (cause) => this.#lost(member, cause));
    child.on('exit', () => this.#lost(member));
    return member;
  }

  #settle(member: Member): Job | undefined {
    clearTimeout(member.watch);
    const { job } = member;
    member.job = undefined;
    return job;
  }

  #feed(member: Member): void {
    if (this.#isClosed || !member.isReady || member.job !== undefined) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    member.job = job;
    member.watch = setTimeout(() => member.child.kill('SIGKILL'), LONGEST);
    member.child.send(job.task, (error) => {
      if (error !== null) member.child.kill('SIGKILL'); // its end is handled where every end is
    });
  }

  #lost(member: Member, cause?: Error): void {
    const at = this.#members.indexOf(member);
    if (this.#isClosed || at < 0) return;
    const job = this.#settle(member);
    if (member.isReady) {
      job?.resolve({ crashed: true });
      this.#members[at] = this.#start();
      return;
    }
    this.#members.splice(at, 1);
    if (this.#members.length > 0) return;
    const failure = new HandiworkError('The processes that read files cannot be started.', { cause, hint: 'To read them in one process: --workers 1' });
    for (const { reject } of this.#queue.splice(0)) reject(failure);
  }
}
