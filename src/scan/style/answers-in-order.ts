/** Bytes of files that are out at once. */
const MOST_BYTES = 16 << 20;

/** Acts on answers in the order in which they were asked for, and holds the asker back while too many are out. */
export class AnswersInOrder {
  readonly #most: number;
  readonly #waiting: { answer: Promise<unknown> | undefined; act: (answer: unknown) => void; size: number }[] = [];
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** @param size bytes that are kept until it is answered */
  add(answer: Promise<unknown> | undefined, act: (answer: unknown) => void, size = 0): Promise<void> | undefined {
    if (this.#most === 0) {
      act(undefined);
      return undefined;
    }
    answer?.catch(() => undefined); // heard when its turn comes
    this.#waiting.push({ answer, act, size });
    this.#held += size;
    return this.#isFull ? this.#makeRoom() : undefined;
  }

  /** Waits for what is out; leaves it when the scan ends early. */
  async drain(isCancelled: () => boolean): Promise<void> {
    while (this.#waiting.length > 0 && !isCancelled()) await this.#settle();
  }

  get #isFull(): boolean {
    return this.#waiting.length > this.#most || this.#held > MOST_BYTES;
  }

  async #makeRoom(): Promise<void> {
    while (this.#isFull) await this.#settle();
  }

  async #settle(): Promise<void> {
    const first = this.#waiting.shift();
    if (first === undefined) return;
    first.act(await first.answer);
    this.#held -= first.size;
  }
}
