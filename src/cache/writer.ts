import { closeSync, openSync, renameSync, rmSync, write, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { attempt } from './attempt.ts';
import { trailerOf, type Entry, type FactKind } from './snapshot.ts';

const PIECE = 1 << 20;
/** So many bytes are on their way at most; what is more is written at once. */
const MOST_UNDER_WAY = 64 << 20;

interface Place {
  /** Written to until all is there. */
  aside: string;
  target: string;
  header: string;
}

/** Appends facts as a scan finds them, elsewhere than on the thread that scans; they count only once {@link commit} was called. */
export class SnapshotWriter {
  readonly #place: Place;
  readonly #committed: () => void;
  readonly #entries: Entry[] = [];
  readonly #parts: Buffer[] = [];
  private file: number | undefined;
  /** Bytes in parts, and all that came. */
  #held = 0;
  #length = 0;
  #sum = 0;
  #underWay = 0;
  #hasFailed = false;
  /** Called when nothing is under way any more. */
  #settled: (() => void) | undefined;

  constructor(place: Place, committed: () => void) {
    this.#place = place;
    this.#committed = committed;
    this.file = openSync(place.aside, 'wx', 0o600);
    this.#push(Buffer.from(place.header));
  }

  /** @param fact in pieces where it is long; bytes are not to be written to any more */
  add(kind: FactKind, fact: string | Buffer | Iterable<Buffer>): void {
    this.#entries.push([kind, this.#length]);
    for (const part of typeof fact === 'string' ? [Buffer.from(fact)] : Buffer.isBuffer(fact) ? [fact] : fact) this.#push(part);
  }

  /** Settles when it is there for others, or forgotten because something could not be written. */
  async commit(): Promise<void> {
    if (this.file === undefined) return;
    const listAt = this.#length;
    this.#push(Buffer.from(JSON.stringify(this.#entries)));
    this.#flush();
    this.#push(Buffer.from(trailerOf(listAt, this.#sum)));
    this.#flush();
    if (this.#underWay > 0) await new Promise<void>((resolve) => void (this.#settled = resolve));
    const { aside, target } = this.#place;
    if (this.#hasFailed || attempt(() => (this.#close(), renameSync(aside, target), true)) === undefined) this.abandon();
    else this.#committed();
  }

  /** Forgets everything. */
  abandon(): void {
    this.#hasFailed = true;
    if (this.#underWay > 0) this.#settled ??= () => this.abandon();
    else {
      attempt(() => this.#close());
      attempt(() => rmSync(this.#place.aside, { force: true }));
    }
  }

  #close(): void {
    const file = this.file;
    this.file = undefined;
    if (file !== undefined) closeSync(file);
  }

  #push(part: Buffer): void {
    if (this.#hasFailed) return;
    if (part.length > PIECE) this.#flush(); // is written by itself: to put it together with others would copy it
    this.#parts.push(part);
    this.#held += part.length;
    this.#length += part.length;
    if (this.#held > PIECE) this.#flush();
  }

  #flush(): void {
    const parts = this.#parts.splice(0);
    const bytes = parts.length === 1 ? parts[0] as Buffer : Buffer.concat(parts);
    const place = this.#length - this.#held;
    this.#held = 0;
    if (this.#hasFailed || this.file === undefined || bytes.length === 0) return;
    this.#sum = crc32(bytes, this.#sum);
    if (this.#underWay > MOST_UNDER_WAY) this.#writeNow(this.file, bytes, place);
    else this.#send(this.file, bytes, place);
  }

  #writeNow(file: number, bytes: Buffer, place: number): void {
    const written = attempt(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, place + at);
      return true;
    });
    if (written === undefined) this.#hasFailed = true;
  }

  #send(file: number, bytes: Buffer, place: number): void {
    this.#underWay += bytes.length;
    const writeFrom = (at: number): void => write(file, bytes, at, bytes.length - at, place + at, (error, count) => {
      if (error !== null || count === 0) this.#hasFailed = true;
      else if (at + count < bytes.length) return writeFrom(at + count);
      this.#underWay -= bytes.length;
      if (this.#underWay === 0) this.#settled?.();
    });
    writeFrom(0);
  }
}
