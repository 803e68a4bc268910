import { Column } from '../../history/columns.ts';
import type { PackedRows } from './packed-rows.ts';
import type { Shelf } from './shelf.ts';

/** Facts of one kind, a run of bytes for a file. Those of an earlier scan go by the number of a file then; those found now are on a shelf. */
export class FileFacts {
  readonly #earlier: PackedRows | undefined;
  readonly #shelf: Shelf;
  readonly #found = new Map<string, number>();
  /** Of what was packed. */
  readonly #lengths = new Column();

  constructor(shelf: Shelf, earlier?: PackedRows) {
    this.#shelf = shelf;
    this.#earlier = earlier;
  }

  /** What an earlier scan kept of a file. Not to be written to. */
  recall(row: number): Buffer | undefined {
    return this.#earlier === undefined || this.#earlier.lengthAt(row) === 0 ? undefined : this.#earlier.bytes(row, row + 1);
  }

  /** @param fact at least a byte, unless there is nothing to be said */
  keep(path: string, fact: Buffer): void {
    this.#found.set(path, this.#shelf.keep(fact));
  }

  /**
   * What is known of these files now, in pieces.
   * @param rows of each its number in the earlier scan, where what was known then holds on, else -1
   */
  *pack(paths: readonly string[], rows: Int32Array): Generator<Buffer> {
    for (let at = 0; at < paths.length; ) {
      const handle = this.#found.get(paths[at] as string);
      if (handle !== undefined) {
        const bytes = this.#shelf.read(handle);
        this.#lengths.push(bytes.length);
        yield Buffer.from(bytes); // what the shelf answers with is not to be held
        at += 1;
      } else at = yield* this.#adopt(paths, rows, at);
    }
  }

  /** Bytes of each; known once all of them are packed. In pieces. */
  packLengths(): Generator<Buffer> {
    return this.#lengths.pack();
  }

  /** What is known from earlier of files that follow each other now as then. @returns the place of the next file */
  *#adopt(paths: readonly string[], rows: Int32Array, first: number): Generator<Buffer, number> {
    const row = rows[first] as number;
    if (row < 0 || this.#earlier === undefined) {
      this.#lengths.push(0);
      return first + 1;
    }
    let at = first;
    for (; at < paths.length && rows[at] === row + at - first && !this.#found.has(paths[at] as string); at += 1) this.#lengths.push(this.#earlier.lengthAt(row + at - first));
    yield this.#earlier.bytes(row, row + at - first);
    return at;
  }
}
