import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Column } from '../../history/columns.ts';

/** So much is kept in memory, the rest on disk. */
const MEMORY = 4 << 20;
/** Bytes that are written at once. */
const PIECE = 1 << 20;

/** Where a piece is: in memory, or from which byte of the file on. */
type Piece = Buffer | number;

/**
 * Keeps bytes: the first of them in memory, the rest in a file without a name, which is gone when the process
 * is. A large repository has more to show than memory should hold. Where there is no disk to write to, memory has to do.
 */
export class Shelf {
  readonly #most: number;
  readonly #pieces: Piece[] = [];
  /** Of each its piece, where it begins there, and its length. */
  readonly #places = new Column();
  #filling = Buffer.alloc(0);
  #filled = 0;
  #inMemory = 0;
  #file: SpillFile | undefined;

  /** @param most bytes in memory */
  constructor(most: number = MEMORY) {
    this.#most = most;
  }

  /** @returns What {@link read} finds them by. */
  keep(bytes: Buffer): number {
    if (this.#filled + bytes.length > this.#filling.length) this.#startPiece(bytes.length);
    bytes.copy(this.#filling, this.#filled);
    const handle = this.#places.length;
    for (const number of [this.#pieces.length, this.#filled, bytes.length]) this.#places.push(number);
    this.#filled += bytes.length;
    return handle;
  }

  /** Not to be written to, nor to be held for long. */
  read(handle: number): Buffer {
    const { piece, start, length } = this.#find(handle);
    if (typeof piece !== 'number') return piece.subarray(start, start + length);
    const bytes = Buffer.allocUnsafe(length);
    (this.#file as SpillFile).read(piece + start, bytes);
    return bytes;
  }

  /** The same into bytes that are there, as many as were kept. */
  readInto(handle: number, bytes: Buffer): void {
    const { piece, start, length } = this.#find(handle);
    if (typeof piece === 'number') (this.#file as SpillFile).read(piece + start, bytes);
    else piece.copy(bytes, 0, start, start + length);
  }

  #find(handle: number): { piece: Piece; start: number; length: number } {
    const [number, start, length] = [0, 1, 2].map((field) => this.#places.at(handle + field)) as [number, number, number];
    return { piece: number === this.#pieces.length ? this.#filling : (this.#pieces[number] as Piece), start, length };
  }

  #startPiece(atLeast: number): void {
    if (this.#filling.length > 0) this.#pieces.push(this.#settle(this.#filling.subarray(0, this.#filled)));
    this.#filling = Buffer.allocUnsafeSlow(Math.max(PIECE, atLeast));
    this.#filled = 0;
  }

  #settle(piece: Buffer): Piece {
    if (this.#inMemory + piece.length > this.#most) {
      this.#file ??= new SpillFile();
      const at = this.#file.write(piece);
      if (at !== undefined) return at;
    }
    this.#inMemory += piece.length;
    return piece;
  }
}

/** A file that nobody else can name: its name is taken away as soon as it is open. */
class SpillFile {
  readonly #file: number | undefined;
  #end = 0;

  constructor() {
    this.#file = openNameless();
    if (this.#file !== undefined) unreachable.register(this, this.#file);
  }

  /** @returns From which byte on it is there; undefined when it is not. */
  write(bytes: Buffer): number | undefined {
    if (this.#file === undefined) return undefined;
    const start = this.#end;
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, start + at);
    } catch {
      return undefined; // the disk is full: what follows is written over the half that is there
    }
    this.#end += bytes.length;
    return start;
  }

  read(start: number, bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(this.#file as number, bytes, at, bytes.length - at, start + at);
      if (count === 0) throw new Error('What was kept on disk for the report cannot be read back.');
      at += count;
    }
  }
}

const unreachable = new FinalizationRegistry<number>((file) => closeSync(file));

function openNameless(): number | undefined {
  if (process.platform === 'win32') return undefined; // a file that is open keeps its name there
  try {
    const folder = mkdtempSync(join(tmpdir(), 'handiwork-'));
    try {
      return openSync(join(folder, 'shelf'), 'wx+', 0o600);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    return undefined; // no folder to write to
  }
}
