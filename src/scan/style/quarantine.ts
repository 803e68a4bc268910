import { openSync, writeSync } from 'node:fs';

/** What the supervising process tells the one that reads, by environment. */
export const CRUMB = 'HANDIWORK_CRUMB';
export const CRASHED = 'HANDIWORK_CRASHED';

/** Of SHA-256; what is shorter is filled up with spaces. */
const LONGEST_OID = 64;

/**
 * Remembers on disk which blob a native parser is reading, so that a crash costs that file only: the supervisor starts a
 * new process that leaves the blob out.
 */
export class Quarantine {
  readonly #crumb: number | undefined;
  readonly #crashed: ReadonlySet<string>;

  /** Without the two variables nothing is remembered and nothing left out. */
  constructor(env: Readonly<Record<string, string | undefined>> = process.env) {
    this.#crumb = openCrumb(env[CRUMB]);
    this.#crashed = new Set(env[CRASHED]?.split(',').filter(Boolean));
  }

  /** True when reading this blob ended a process before. */
  holds(oid: string): boolean {
    return this.#crashed.has(oid);
  }

  /** Runs `read` with the blob marked as the one being read. */
  reading<Result>(oid: string, read: () => Result): Result {
    if (this.#crumb === undefined) return read();
    writeSync(this.#crumb, oid.padEnd(LONGEST_OID), 0);
    const result = read();
    writeSync(this.#crumb, ' '.repeat(LONGEST_OID), 0);
    return result;
  }
}

/** Held open as long as the process lives: a file that is made anew twice for every blob takes longer than many a blob. */
const opened = new Map<string, number>();

function openCrumb(path: string | undefined): number | undefined {
  if (path === undefined) return undefined;
  const file = opened.get(path) ?? openSync(path, 'r+');
  opened.set(path, file);
  return file;
}
