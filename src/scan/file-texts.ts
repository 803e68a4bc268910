import { Column } from '../history/columns.ts';
import type { PackedRows } from './kept/packed-rows.ts';
import { Shelf } from './kept/shelf.ts';

const NONE = -1;

/** A file as JSON without what depends on other files or on a policy, which stands between the two parts. */
export type FileText = readonly [head: string, tail: string];

/**
 * How each file of a report is written. Most of a report is its files, and most files are written as they were after the
 * scan before: those are copied. Others are made when somebody asks, and again each time, but for what was packed: that is on a shelf.
 */
export class FileTexts {
  readonly #make: (row: number) => FileText;
  readonly #earlier: PackedRows | undefined;
  /** Of each file its number in the earlier scan, or where it is on the shelf. */
  readonly #adopted = new Column();
  /** Of what was packed the bytes of both parts. */
  readonly #lengths = new Column();
  readonly #handles: number[] = [];
  readonly #shelf = new Shelf();

  /** @param earlier what an earlier scan packed, two rows for each file */
  constructor(make: (row: number) => FileText, earlier?: PackedRows) {
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
    const head = adopted === NONE ? this.#lengths.at(2 * row) : (this.#earlier as PackedRows).lengthAt(2 * adopted);
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
    const earlier = this.#earlier as PackedRows;
    for (let part = 2 * first; part < 2 * end; part += 1) this.#lengths.push(earlier.lengthAt(part));
    return earlier.bytes(2 * first, 2 * end);
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
    if (adopted !== NONE) return this.#earlier?.bytes(2 * adopted, 2 * adopted + 2);
    const handle = this.#handles[row];
    return handle === undefined ? undefined : this.#shelf.read(handle);
  }
}
