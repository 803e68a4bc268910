import { writeFileSync } from 'node:fs';

/** What the supervising process tells the one that reads, by environment. */
export const CRUMB = 'HANDIWORK_CRUMB';
export const CRASHED = 'HANDIWORK_CRASHED';

/**
 * Remembers on disk which blob a native parser is reading, so that a crash costs that file only: the supervisor starts a
 * new process that leaves the blob out.
 */
export class Quarantine {
  readonly #crumb: string | undefined;
  readonly #crashed: ReadonlySet<string>;

  /** Without the two variables nothing is remembered and nothing left out. */
  constructor(env: Readonly<Record<string, string | undefined>> = process.env) {
    this.#crumb = env[CRUMB];
    this.#crashed = new Set(env[CRASHED]?.split(',').filter(Boolean));
  }

  /** True when reading this blob ended a process before. */
  holds(oid: string): boolean {
    return this.#crashed.has(oid);
  }

  /** Runs `read` with the blob marked as the one being read. */
  reading<Result>(oid: string, read: () => Result): Result {
    if (this.#crumb === undefined) return read();
    writeFileSync(this.#crumb, oid);
    const result = read();
    writeFileSync(this.#crumb, '');
    return result;
  }
}
