import { Column } from '../history/columns.ts';
import { Shelf } from './kept/shelf.ts';

const NONE = -1;

/** A file as JSON without what depends on other files or on a policy, which stands between the two parts. */
export type FileText = readonly [head: string, tail: string];

/** The texts of files by number from 0, as an earlier scan kept them. */
export class EarlierTexts {
  readonly #bytes: Buffer;
  /** Where each part begins, two for each file. */
  readonly #starts: Column;

  /** @param packed what {@link FileTexts.pack} gave, put together @param lengths what {@link FileTexts.packLengths} did */
  constructor(packed: Buffer, lengths: Buffer) {
    this.#bytes = packed;
    this.#starts = new Column();
    const parts = Column.unpack(lengths);
    let start = 0;
    for (let part = 0; part < parts.length; part += 1) {
      this.#starts.push(start);
      start += parts.at(part);
    }
    this.#starts.push(start);
  }

  /** Not to be written to. @param end one beyond the last of them */
  bytes(first: number, end: number): Buffer {
    return this.#bytes.subarray(this.#starts.at(2 * first), this.#starts.at(2 * end));
  }

  /** Bytes of a part: two for each file. */
  lengthAt(part: number): number {
    return this.#starts.at(part + 1) - this.#starts.at(part);
  }
}

/**
 * How each file of a report is written. Most of a report is its files, and most files are written as they were after the
 * scan before: those are copied. Others are made when somebody asks, and again each time, but for what was packed: that is on a shelf.
 */
export class FileTexts {
  readonly #make: (row: number) => FileText;
  readonly #earlier: EarlierTexts | undefined;
  /** Of each file its number in the earlier scan, or where it is on the shelf. */
  readonly #adopted = new Column();
  /** Of what was packed the bytes of both parts. */
  readonly #lengths = new Column();
  readonly #handles: number[] = [];
  readonly #shelf = new Shelf();

  constructor(make: (row: number) => FileText, earlier?: EarlierTexts) {
    this.#make = make;
    this.#earlier = earlier;
  }

  /** The next file. @param earlier its number in the earlier scan, where it is written as it was then */
  add(earlier: number | undefined): void {
    this.#adopted.push(earlier ?? NONE);
  }

  at(row: number): FileText {
    const known = this.#bytesOf(row);
    if (known === undefined) return this.#make(row);
    const adopted = this.#adopted.at(row);
    const head = adopted === NONE ? this.#lengths.at(2 * row) : (this.#earlier as EarlierTexts).lengthAt(2 * adopted);
    return [known.toString('utf8', 0, head), known.toString('utf8', head)];
  }

  /** In pieces. */
  *pack(): Generator<Buffer> {
    for (let row = 0; row < this.#adopted.length; ) {
      const end = this.#endOfRun(row);
      yield end > row ? this.#adopt(this.#adopted.at(row), this.#adopted.at(end - 1) + 1) : this.#keep(row);
      row = Math.max(end, row + 1);
    }
  }

  /** Bytes of the two parts of each file; known once all of them are packed. In pieces. */
  packLengths(): Generator<Buffer> {
    return this.#lengths.pack();
  }

  /** Where files end that follow each other now as then. */
  #endOfRun(first: number): number {
    let row = first;
    while (row < this.#adopted.length && this.#adopted.at(row) !== NONE && this.#adopted.at(row) === this.#adopted.at(first) + row - first) row += 1;
    return row;
  }

  #adopt(first: number, end: number): Buffer {
    const earlier = this.#earlier as EarlierTexts;
    for (let part = 2 * first; part < 2 * end; part += 1) this.#lengths.push(earlier.lengthAt(part));
    return earlier.bytes(first, end);
  }

  #keep(row: number): Buffer {
    const [head, tail] = this.#make(row).map((part) => Buffer.from(part)) as [Buffer, Buffer];
    for (const { length } of [head, tail]) this.#lengths.push(length);
    const bytes = Buffer.concat([head, tail]);
    this.#handles[row] = this.#shelf.keep(bytes);
    return bytes;
  }

  #bytesOf(row: number): Buffer | undefined {
    const adopted = this.#adopted.at(row);
    if (adopted !== NONE) return this.#earlier?.bytes(adopted, adopted + 1);
    const handle = this.#handles[row];
    return handle === undefined ? undefined : this.#shelf.read(handle);
  }
}
