const BITS = 14;
const PIECE = 1 << BITS;

/** A growing list of numbers, in pieces: nothing is copied, and hardly any room kept, as it grows. */
class Pieces<Piece extends Int32Array | Float64Array> {
  readonly #make: (length: number) => Piece;
  readonly #pieces: Piece[] = [];
  length = 0;

  constructor(make: (length: number) => Piece) {
    this.#make = make;
  }

  push(value: number): void {
    const at = this.length & (PIECE - 1);
    if (at === 0) this.#pieces.push(this.#make(PIECE));
    (this.#pieces[this.length >>> BITS] as Piece)[at] = value;
    this.length += 1;
  }

  at(index: number): number {
    return (this.#pieces[index >>> BITS] as Piece)[index & (PIECE - 1)] as number;
  }

  set(index: number, value: number): void {
    (this.#pieces[index >>> BITS] as Piece)[index & (PIECE - 1)] = value;
  }

  /** The numbers as base64, piece by piece, for a machine of the same byte order. */
  *pack(): Generator<string> {
    for (const [at, piece] of this.#pieces.entries()) {
      const { buffer, byteOffset } = piece;
      yield Buffer.from(buffer, byteOffset, Math.min(PIECE, this.length - at * PIECE) * piece.BYTES_PER_ELEMENT).toString('base64');
    }
  }

  protected fill(packed: readonly string[]): void {
    for (const text of packed) {
      const piece = this.#make(PIECE);
      const bytes = Buffer.from(piece.buffer).write(text, 'base64');
      this.#pieces.push(piece);
      this.length += bytes / piece.BYTES_PER_ELEMENT;
    }
  }
}

/** A growing list of 32-bit numbers. */
export class Column extends Pieces<Int32Array> {
  constructor() {
    super((length) => new Int32Array(length));
  }

  /** What {@link pack} gave, to be gone on with. */
  static unpack(packed: readonly string[]): Column {
    const column = new Column();
    column.fill(packed);
    return column;
  }
}

/** A growing list of 64-bit numbers. */
export class FloatColumn extends Pieces<Float64Array> {
  constructor() {
    super((length) => new Float64Array(length));
  }

  /** What {@link pack} gave, to be gone on with. */
  static unpack(packed: readonly string[]): FloatColumn {
    const column = new FloatColumn();
    column.fill(packed);
    return column;
  }
}

/** Object ids as bytes; a history holds a million of them. */
export class IdColumn {
  readonly #pieces: Buffer[] = [];
  #width = 20;
  length = 0;

  /** @param id hex, of one width throughout. @returns Its place. */
  push(id: string): number {
    this.#width = id.length / 2;
    const at = this.length & (PIECE - 1);
    if (at === 0) this.#pieces.push(Buffer.allocUnsafeSlow(PIECE * this.#width));
    (this.#pieces[this.length >>> BITS] as Buffer).write(id, at * this.#width, 'hex');
    this.length += 1;
    return this.length - 1;
  }

  at(place: number): string {
    const start = (place & (PIECE - 1)) * this.#width;
    return (this.#pieces[place >>> BITS] as Buffer).toString('hex', start, start + this.#width);
  }

  /** Ids one after the other as base64. */
  pack(places: Iterable<number>): string {
    const parts: Buffer[] = [];
    for (const place of places) {
      const start = (place & (PIECE - 1)) * this.#width;
      parts.push((this.#pieces[place >>> BITS] as Buffer).subarray(start, start + this.#width));
    }
    return Buffer.concat(parts).toString('base64');
  }

  /** @param packed what {@link pack} gave @param width bytes of an id */
  static unpack(packed: string, width: number): IdColumn {
    const column = new IdColumn();
    const bytes = Buffer.from(packed, 'base64');
    column.#width = width;
    column.length = bytes.length / width;
    for (let at = 0; at < bytes.length; at += PIECE * width) {
      const piece = Buffer.allocUnsafeSlow(PIECE * width);
      bytes.copy(piece, 0, at);
      column.#pieces.push(piece);
    }
    return column;
  }

  /** The first 32 bits of the id at a place. */
  head(place: number): number {
    return (this.#pieces[place >>> BITS] as Buffer).readUInt32BE((place & (PIECE - 1)) * this.#width);
  }
}
