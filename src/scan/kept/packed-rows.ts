import { Column } from '../../history/columns.ts';

/** Pieces of bytes by number from 0, as they were packed one after the other. */
export class PackedRows {
  readonly #bytes: Buffer;
  /** Where each begins, and where the last ends. */
  readonly #starts = new Column();

  /** @param packed all of them put together @param lengths of each, a packed {@link Column} */
  constructor(packed: Buffer, lengths: Buffer) {
    this.#bytes = packed;
    const each = Column.unpack(lengths);
    let start = 0;
    for (let row = 0; row < each.length; row += 1) {
      this.#starts.push(start);
      start += each.at(row);
    }
    this.#starts.push(start);
  }

  /** All from the first up to, and without, another. Not to be written to. */
  bytes(first: number, end: number): Buffer {
    return this.#bytes.subarray(this.#starts.at(first), this.#starts.at(end));
  }

  lengthAt(row: number): number {
    return this.#starts.at(row + 1) - this.#starts.at(row);
  }
}
