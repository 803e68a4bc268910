import { Column, FloatColumn } from '../../history/columns.ts';
import { Shelf } from './shelf.ts';

/** Numbers that are put on the shelf, and taken from it, at once. */
const PIECE = 2048;
/** So much of one column stays in memory. */
const MEMORY = 4 << 20;

/**
 * A long list of numbers that is read in runs, most of it on disk: the piece that is filling is held, and the one that was read
 * last. It can go on with a column that somebody holds anyway.
 */
class Spilled<Piece extends Int32Array | Float64Array, Held extends Column | FloatColumn> {
  readonly #begun: Held;
  readonly #shelf = new Shelf(MEMORY);
  readonly #handles: number[] = [];
  #filling: Piece;
  #read: Piece;
  /** Number of the piece that was read last. */
  #at = -1;
  /** How many there are of its own. */
  #own = 0;

  constructor(begun: Held, make: (length: number) => Piece) {
    this.#begun = begun;
    this.#filling = make(PIECE);
    this.#read = make(PIECE);
  }

  get length(): number {
    return this.#begun.length + this.#own;
  }

  push(value: number): void {
    const at = this.#own % PIECE;
    if (at === 0 && this.#own > 0) this.#handles.push(this.#shelf.keep(bytesOf(this.#filling)));
    this.#filling[at] = value;
    this.#own += 1;
  }

  at(index: number): number {
    const own = index - this.#begun.length;
    return own < 0 ? this.#begun.at(index) : this.#piece(Math.floor(own / PIECE))[own % PIECE] as number;
  }

  /** Adds the numbers from one place up to, and without, another to a column. */
  copyTo(column: Held, from: number, end: number): void {
    const begun = Math.min(end, this.#begun.length);
    if (from < begun) column.append(this.#begun as never, from, begun);
    for (let at = Math.max(from, begun); at < end; at += 1) column.push(this.at(at));
  }

  #piece(number: number): Piece {
    if (number === this.#handles.length) return this.#filling;
    if (number !== this.#at) {
      this.#shelf.readInto(this.#handles[number] as number, bytesOf(this.#read));
      this.#at = number;
    }
    return this.#read;
  }
}

const bytesOf = ({ buffer }: Int32Array | Float64Array): Buffer => Buffer.from(buffer);

/** Of 32-bit numbers. */
export class SpilledColumn extends Spilled<Int32Array, Column> {
  constructor(begun = new Column()) {
    super(begun, (length) => new Int32Array(length));
  }
}

/** Of 64-bit numbers. */
export class SpilledFloatColumn extends Spilled<Float64Array, FloatColumn> {
  constructor(begun = new FloatColumn()) {
    super(begun, (length) => new Float64Array(length));
  }
}
