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

  /** Adds those of another from one place up to, and without, another. */
  append(other: Pieces<Piece>, from: number, end: number): void {
    for (let at = from; at < end; ) {
      const start = at & (PIECE - 1);
      const own = this.length & (PIECE - 1);
      const count = Math.min(end - at, PIECE - start, PIECE - own);
      if (own === 0) this.#pieces.push(this.#make(PIECE));
      (this.#pieces[this.length >>> BITS] as Piece).set((other.#pieces[at >>> BITS] as Piece).subarray(start, start + count), own);
      this.length += count;
      at += count;
    }
  }

  /** Bytes of all numbers. */
  get byteLength(): number {
    return this.length * this.#width;
  }

  get #width(): number {
    return this.#pieces[0]?.BYTES_PER_ELEMENT ?? 0;
  }

  /** The numbers as bytes, piece by piece, for a machine of the same byte order; not copied. */
  *pack(): Generator<Buffer> {
    for (const [at, { buffer, byteOffset }] of this.#pieces.entries()) {
      yield Buffer.from(buffer, byteOffset, Math.min(PIECE, this.length - at * PIECE) * this.#width);
    }
  }

  protected fill(packed: Buffer): void {
    for (let at = 0; at < packed.length; ) {
      const piece = this.#make(PIECE);
      const count = packed.copy(Buffer.from(piece.buffer), 0, at);
      this.#pieces.push(piece);
      this.length += count / piece.BYTES_PER_ELEMENT;
      at += count;
    }
  }
}

/** A growing list of 32-bit numbers. */
export class Column extends Pieces<Int32Array> {
  constructor() {
    super((length) => new Int32Array(length));
  }

  /** What {@link pack} gave, put together, to be gone on with. */
  static unpack(packed: Buffer): Column {
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

  /** What {@link pack} gave, put together, to be gone on with. */
  static unpack(packed: Buffer): FloatColumn {
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
    const at = this.#nextPlace();
    (this.#pieces.at(-1) as Buffer).write(id, at * this.#width, 'hex');
    return this.length - 1;
  }

  at(place: number): string {
    const start = (place & (PIECE - 1)) * this.#width;
    return (this.#pieces[place >>> BITS] as Buffer).toString('hex', start, start + this.#width);
  }

  /** Bytes of an id. */
  get width(): number {
    return this.#width;
  }

  get byteLength(): number {
    return this.length * this.#width;
  }

  /** The ids as bytes, piece by piece; not copied. */
  *pack(): Generator<Buffer> {
    for (const [at, piece] of this.#pieces.entries()) yield piece.subarray(0, Math.min(PIECE, this.length - at * PIECE) * this.#width);
  }

  /** Adds one of another column. */
  append(other: IdColumn, place: number): void {
    this.#width = other.#width;
    const at = this.#nextPlace();
    const start = (place & (PIECE - 1)) * this.#width;
    (other.#pieces[place >>> BITS] as Buffer).copy(this.#pieces.at(-1) as Buffer, at * this.#width, start, start + this.#width);
  }

  /** @param packed what {@link pack} gave, put together @param width bytes of an id */
  static unpack(packed: Buffer, width: number): IdColumn {
    const column = new IdColumn();
    column.#width = width;
    column.length = packed.length / width;
    for (let at = 0; at < packed.length; at += PIECE * width) {
      const piece = Buffer.allocUnsafeSlow(PIECE * width);
      packed.copy(piece, 0, at);
      column.#pieces.push(piece);
    }
    return column;
  }

  /** Makes room for one more. @returns Its place in the last piece. */
  #nextPlace(): number {
    const at = this.length & (PIECE - 1);
    if (at === 0) this.#pieces.push(Buffer.allocUnsafeSlow(PIECE * this.#width));
    this.length += 1;
    return at;
  }

  /** The first 32 bits of the id at a place. */
  head(place: number): number {
    return (this.#pieces[place >>> BITS] as Buffer).readUInt32BE((place & (PIECE - 1)) * this.#width);
  }
}
