/** How far questions may be ahead of the answers that were taken. */
export interface Room {
  count: number;
  /** In the unit of `sizeOf`. One question always has room. */
  size: number;
}

export interface Asking<Question, Answer> {
  ask: (question: Question) => Promise<Answer>;
  sizeOf: (question: Question) => number;
  room: Room;
  /** Ends it early. */
  signal: AbortSignal;
}

/**
 * Answers in the order of the questions, each as soon as it is there. Questions are read while answers are out, as far as
 * there is room, and not while whoever takes the answers is busy with one. Whoever stops taking them ends the questions, too.
 */
export async function* inOrder<Question, Answer>(questions: AsyncIterable<Question>, asking: Asking<Question, Answer>): AsyncGenerator<Answer> {
  const line = new WaitingLine(questions[Symbol.asyncIterator](), asking);
  const { signal } = asking;
  signal.addEventListener('abort', line.wake);
  try {
    while (!signal.aborted && !line.isOver) {
      line.readOn();
      const first = line.takeFirst();
      if (first === undefined) await line.somethingNew();
      else yield await first;
    }
  } finally {
    signal.removeEventListener('abort', line.wake);
    line.close();
  }
}

interface Asked<Answer> {
  size: number;
  answer: Promise<Answer>;
  isThere: boolean;
}

/** What was asked and not taken. It wakes one waiter by hand: promises raced against one that stays open would be kept for ever. */
class WaitingLine<Question, Answer> {
  readonly #questions: AsyncIterator<Question>;
  readonly #asking: Asking<Question, Answer>;
  readonly #out: Asked<Answer>[] = [];
  #held = 0;
  #isReading = false;
  #isRead = false;
  #wake = (): void => undefined;

  constructor(questions: AsyncIterator<Question>, asking: Asking<Question, Answer>) {
    this.#questions = questions;
    this.#asking = asking;
  }

  readonly wake = (): void => this.#wake();

  get isOver(): boolean {
    return this.#isRead && this.#out.length === 0;
  }

  /** Nobody asks on. Not waited for: a question that is being read may never come. */
  close(): void {
    this.#questions.return?.(undefined).catch(() => undefined); // what fails now, nobody is there to hear
  }

  readOn(): void {
    const { count, size } = this.#asking.room;
    if (this.#isReading || this.#isRead || this.#out.length >= count || this.#held >= size) return;
    this.#isReading = true;
    this.#questions.next().then(
      ({ done, value }) => (done ? (this.#isRead = true) : this.#add(this.#asking.ask(value), this.#asking.sizeOf(value))),
      (cause: unknown) => {
        this.#isRead = true;
        this.#add(Promise.reject(cause), 0);
      },
    ).finally(() => {
      this.#isReading = false;
      this.wake();
    });
  }

  takeFirst(): Promise<Answer> | undefined {
    if (!this.#out[0]?.isThere) return undefined;
    const { answer, size } = this.#out.shift()!;
    this.#held -= size;
    return answer;
  }

  somethingNew(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  #add(answer: Promise<Answer>, size: number): void {
    const asked = { size, answer, isThere: false };
    const there = (): void => {
      asked.isThere = true;
      this.wake();
    };
    answer.then(there, there); // a failure is heard when its turn comes
    this.#held += size;
    this.#out.push(asked);
  }
}
