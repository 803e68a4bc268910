import { Shelf } from './shelf.ts';

/** Numbers that are put on the shelf, and taken from it, at once. */
const PIECE = 2048;
/** So much of one column stays in memory. */
const MEMORY = 4 << 20;

/** A long list of numbers that is read in runs, most of it on disk: the piece that is filling is held, and the one that was read last. */
class Spilled<Piece extends Int32Array | Float64Array> {
  readonly #shelf = new Shelf(MEMORY);
  readonly #handles: number[] = [];
  #filling: Piece;
  #read: Piece;
  /** Number of the piece that was read last. */
  #at = -1;
  length = 0;

  constructor(make: (length: number) => Piece) {
    this.#filling = make(PIECE);
    this.#read = make(PIECE);
  }

  push(value: number): void {
    const at = this.length % PIECE;
    if (at === 0 && this.length > 0) this.#handles.push(this.#shelf.keep(bytesOf(this.#filling)));
    this.#filling[at] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#piece(Math.floor(index / PIECE))[index % PIECE] as number;
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
export class SpilledColumn extends Spilled<Int32Array> {
  constructor() {
    super((length) => new Int32Array(length));
  }
}

/** Of 64-bit numbers. */
export class SpilledFloatColumn extends Spilled<Float64Array> {
  constructor() {
    super((length) => new Float64Array(length));
  }
}
