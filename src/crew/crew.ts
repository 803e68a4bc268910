import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { HandiworkError } from '../shared/errors.ts';

/** What became of a task. `crashed`: it ended its process, or would not end; `stopped`: the crew was closed before. */
export type Outcome<Answer> = { is: 'answered'; answer: Answer } | { is: 'crashed' } | { is: 'stopped' };

export interface CrewOptions {
  /** The module that each process runs, beside the file with this address; it calls `serve`. Without extension. */
  member: { name: string; beside: string };
  /** Processes at most. */
  size: number;
  /** So much has to be asked, in the sizes of `ask`, for each process beyond the first one; absent: all begin at once. */
  worthOne?: number;
  signal?: AbortSignal | undefined;
}

interface Job<Task, Answer> {
  task: Task;
  size: number;
  /** It goes in a parcel of its own: it was in one that ended a process. */
  isAlone: boolean;
  resolve: (outcome: Outcome<Answer>) => void;
  reject: (cause: unknown) => void;
}

interface Member<Task, Answer> {
  child: ChildProcess;
  /** In the order in which it was given them: it works on the first, the next waits there so that it need not wait itself. */
  parcels: Job<Task, Answer>[][];
  watch?: NodeJS.Timeout | undefined;
  isReady: boolean;
  /** Its briefing did not end it. */
  isPrepared: boolean;
  hasAnswered: boolean;
}

/** Far above the time limit of the parser: only what ignores every limit takes so long. Milliseconds for each task. */
const LONGEST = 60_000;
/** Parcels that one process has at once. */
const MOST_PARCELS = 2;
/** Of one parcel: tasks, and size from which on it is full. Sending one costs as much as reading a short function. */
const MOST_TASKS = 16;
const FULL = 50_000;

/**
 * Processes that parse and score. Processes rather than threads, because a native parser that crashes takes its whole
 * process along: here that costs one task, and another process takes the place. Tasks go in parcels, each answered with
 * one message; of a parcel that ends a process every task is asked again, alone, so the one that did it is known.
 */
export class Crew<Task, Answer, Briefing> {
  /** Tasks that are worth asking for at once: those that are out, and as many that wait for them. */
  readonly ahead: number;
  readonly #options: CrewOptions;
  readonly #members: Member<Task, Answer>[] = [];
  readonly #queue: Job<Task, Answer>[] = [];
  readonly #onAbort = (): void => this.close();
  #briefing: Briefing;
  #asked = 0;
  #feeding: NodeJS.Immediate | undefined;
  #isClosed = false;
  /** Why there is nobody to ask any more. */
  #failure: HandiworkError | undefined;

  /** @param briefing what a member is told before its first task */
  constructor(options: CrewOptions, briefing: Briefing) {
    this.ahead = options.size * (MOST_PARCELS + 1) * MOST_TASKS;
    this.#options = options;
    this.#briefing = briefing;
    options.signal?.addEventListener('abort', this.#onAbort);
    if (options.worthOne === undefined) this.#grow(options.size);
  }

  /** Tells all members something else, before their next task. */
  brief(briefing: Briefing): void {
    this.#briefing = briefing;
    for (const member of this.#members) if (member.isReady) this.#send(member, { briefing });
  }

  /** @param size of what is asked, in characters or bytes */
  ask(task: Task, size: number): Promise<Outcome<Answer>> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        resolve({ is: 'stopped' });
        return;
      }
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      this.#queue.push({ task, size, isAlone: false, resolve, reject });
      this.#asked += size;
      const { worthOne } = this.#options;
      if (worthOne !== undefined) this.#grow(1 + Math.floor(this.#asked / worthOne));
      // What is asked in one go goes in one parcel.
      this.#feeding ??= setImmediate(() => this.#feedAll());
    });
  }

  /** Ends them at once, whatever they do. What is out is answered with nothing. */
  close(): void {
    this.#isClosed = true;
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    clearImmediate(this.#feeding);
    for (const member of this.#members) {
      clearTimeout(member.watch);
      member.child.kill('SIGKILL');
      for (const { resolve } of member.parcels.splice(0).flat()) resolve({ is: 'stopped' });
    }
    for (const { resolve } of this.#queue.splice(0)) resolve({ is: 'stopped' });
  }

  #grow(size: number): void {
    const most = Math.min(size, this.#options.size);
    while (this.#members.length < most) this.#members.push(this.#start());
  }

  #start(): Member<Task, Answer> {
    const { member: { name, beside } } = this.#options;
    const inSource = beside.endsWith('.ts');
    const script = fileURLToPath(new URL(`./${name}.${inSource ? 'ts' : 'js'}`, beside));
    const child = fork(script, { serialization: 'advanced', execArgv: inSource ? loadingSource() : [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const member: Member<Task, Answer> = { child, parcels: [], isReady: false, isPrepared: false, hasAnswered: false };
    child.on('message', (message: Answer[] | 'ready' | 'prepared') => {
      if (message === 'prepared') member.isPrepared = true;
      else if (message === 'ready') {
        member.isReady = true;
        this.#send(member, { briefing: this.#briefing });
      } else {
        member.hasAnswered = true;
        this.#settle(member).forEach(({ resolve }, at) => resolve({ is: 'answered', answer: message[at]! }));
      }
      this.#feed(member);
    });
    child.on('error', (cause) => this.#lost(member, cause));
    child.on('exit', () => this.#lost(member));
    return member;
  }

  /** The parcel that it has done, or that has ended it. */
  #settle(member: Member<Task, Answer>): Job<Task, Answer>[] {
    const parcel = member.parcels.shift() ?? [];
    clearTimeout(member.watch);
    if (member.parcels.length > 0) this.#watch(member);
    return parcel;
  }

  #watch(member: Member<Task, Answer>): void {
    member.watch = setTimeout(() => member.child.kill('SIGKILL'), LONGEST * (member.parcels[0]?.length ?? 1));
  }

  #feedAll(): void {
    this.#feeding = undefined;
    // Every one gets something to do before one gets something to wait for.
    for (let most = 1; most <= MOST_PARCELS; most += 1) for (const member of this.#members) this.#feed(member, most);
  }

  #feed(member: Member<Task, Answer>, most = MOST_PARCELS): void {
    while (!this.#isClosed && member.isReady && member.parcels.length < most && this.#queue.length > 0) {
      const parcel = this.#pack();
      if (member.parcels.push(parcel) === 1) this.#watch(member);
      this.#send(member, parcel.map(({ task }) => task));
    }
  }

  /** The next of the queue, and no more than a share of it: the others have something to do, too. */
  #pack(): Job<Task, Answer>[] {
    const share = Math.min(MOST_TASKS, Math.ceil(this.#queue.length / this.#options.size));
    let count = 0;
    for (let size = 0; count < share && size < FULL; count += 1) {
      const { isAlone, size: own } = this.#queue[count]!;
      if (isAlone) return this.#queue.splice(0, Math.max(1, count));
      size += own;
    }
    return this.#queue.splice(0, count);
  }

  #send({ child }: Member<Task, Answer>, message: { briefing: Briefing } | Task[]): void {
    child.send(message as object, (error) => {
      if (error !== null) child.kill('SIGKILL'); // its end is handled where every end is
    });
  }

  #lost(member: Member<Task, Answer>, cause?: Error): void {
    const at = this.#members.indexOf(member);
    if (this.#isClosed || at < 0) return;
    // One that ends with nothing to do, and never did anything, would end again; so would one that its briefing ends, whatever it has to do.
    if (member.isPrepared && (member.hasAnswered || member.parcels.length > 0)) {
      this.#again(member);
      this.#members[at] = this.#start();
      return;
    }
    this.#members.splice(at, 1);
    clearTimeout(member.watch);
    this.#queue.unshift(...member.parcels.splice(0).flat());
    if (this.#members.length > 0) return;
    this.#failure = new HandiworkError('The processes that read files cannot be started.', { cause, hint: 'Is there memory left for one more? Fewer of them: --workers 1' });
    for (const { reject } of this.#queue.splice(0)) reject(this.#failure);
  }

  /** What a process had that ended: one task alone did it, of several any may have done it. */
  #again(member: Member<Task, Answer>): void {
    const [first = [], ...others] = member.parcels.splice(0);
    clearTimeout(member.watch);
    if (first.length === 1) first[0]!.resolve({ is: 'crashed' });
    const suspects = first.length === 1 ? [] : first.map((job) => ({ ...job, isAlone: true }));
    this.#queue.unshift(...suspects, ...others.flat());
  }
}

/** What loads TypeScript in a process of its own; a built program needs none of it. */
function loadingSource(): string[] {
  const own = process.execArgv.filter((argument) => !argument.startsWith('--inspect'));
  return own.some((argument) => argument.includes('tsx')) ? own : ['--conditions=handiwork-source', '--import', import.meta.resolve('tsx'), ...own];
}

/** Lends processes, and ends them whatever happens. */
export async function withCrew<Result>(crew: { close(): void } | undefined, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } finally {
    crew?.close();
  }
}
