import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { builtinRules, type Rules } from '../builtins.ts';
import type { EarlierCode } from '../score/house.ts';
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

/** What a member is told before its first task. */
export interface Briefing {
  house: EarlierCode;
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
  /** In the order in which it was given them: it works on the first, the next waits there so that it need not wait itself. */
  jobs: Job[];
  watch?: NodeJS.Timeout | undefined;
  isReady: boolean;
}

const IN_SOURCE = import.meta.url.endsWith('.ts');
const MEMBER = fileURLToPath(new URL(IN_SOURCE ? './crew-member.ts' : './crew-member.js', import.meta.url));
/** Far above the time limit of the parser: only what ignores every limit takes so long. Milliseconds. */
const LONGEST = 60_000;
/** Files that one process has at once. */
const MOST_JOBS = 3;
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

/** Lends processes, and ends them whatever happens. */
export async function withCrew<Result>(crew: Crew | undefined, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } finally {
    crew?.close();
  }
}

/**
 * Processes that parse and score, one file each at a time. Processes rather than threads, because a native parser that
 * crashes takes its whole process along: here that costs one file, and another process takes the place.
 */
export class Crew {
  /** Files that are worth asking for at once: those at work, and one more for each process. */
  readonly ahead: number;
  readonly #members: Member[];
  readonly #queue: Job[] = [];
  #house: EarlierCode = {};
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = (): void => this.close();
  #isClosed = false;

  constructor(size: number, signal?: AbortSignal) {
    this.ahead = size * (MOST_JOBS + 1);
    this.#signal = signal;
    signal?.addEventListener('abort', this.#onAbort);
    this.#members = Array.from({ length: size }, () => this.#start());
  }

  /** To be told before the first task: what every member compares code with. */
  compareWith(house: EarlierCode): void {
    this.#house = house;
    for (const member of this.#members) if (member.isReady) this.#brief(member);
  }

  read(task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        resolve(NOTHING);
        return;
      }
      this.#queue.push({ task, resolve, reject });
      for (const member of this.#members.toSorted((a, b) => a.jobs.length - b.jobs.length)) this.#feed(member);
    });
  }

  /** Ends them at once, whatever they do. What is out is answered with nothing. */
  close(): void {
    this.#isClosed = true;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    for (const member of this.#members) {
      clearTimeout(member.watch);
      member.child.kill('SIGKILL');
      for (const { resolve } of member.jobs.splice(0)) resolve(NOTHING);
    }
    for (const { resolve } of this.#queue.splice(0)) resolve(NOTHING);
  }

  #brief({ child }: Member): void {
    child.send({ house: this.#house } satisfies Briefing, (error) => {
      if (error !== null) child.kill('SIGKILL'); // its end is handled where every end is
    });
  }

  #start(): Member {
    const { [CRUMB]: _crumb, [CRASHED]: _crashed, ...env } = process.env;
    // What this process was started with loads TypeScript; a built program needs none of it.
    const child = fork(MEMBER, { serialization: 'advanced', env, execArgv: IN_SOURCE ? process.execArgv : [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const member: Member = { child, jobs: [], isReady: false };
    child.on('message', (message: Answer | 'ready') => {
      if (message === 'ready') {
        member.isReady = true;
        this.#brief(member);
      } else this.#settle(member)?.resolve(message);
      this.#feed(member);
    });
    child.on('error', (cause) => this.#lost(member, cause));
    child.on('exit', () => this.#lost(member));
    return member;
  }

  /** The job that it has done, or that has ended it. */
  #settle(member: Member): Job | undefined {
    const job = member.jobs.shift();
    clearTimeout(member.watch);
    if (member.jobs.length > 0) this.#watch(member);
    return job;
  }

  #watch(member: Member): void {
    member.watch = setTimeout(() => member.child.kill('SIGKILL'), LONGEST);
  }

  #feed(member: Member): void {
    while (!this.#isClosed && member.isReady && member.jobs.length < MOST_JOBS) {
      const job = this.#queue.shift();
      if (job === undefined) return;
      if (member.jobs.push(job) === 1) this.#watch(member);
      member.child.send(job.task, (error) => {
        if (error !== null) member.child.kill('SIGKILL'); // its end is handled where every end is
      });
    }
  }

  #lost(member: Member, cause?: Error): void {
    const at = this.#members.indexOf(member);
    if (this.#isClosed || at < 0) return;
    if (member.isReady) {
      this.#settle(member)?.resolve({ crashed: true });
      clearTimeout(member.watch);
      this.#queue.unshift(...member.jobs.splice(0));
      this.#members[at] = this.#start();
      return;
    }
    this.#members.splice(at, 1);
    if (this.#members.length > 0) return;
    const failure = new HandiworkError('The processes that read files cannot be started.', { cause, hint: 'To read them in one process: --workers 1' });
    for (const { reject } of this.#queue.splice(0)) reject(failure);
  }
}
