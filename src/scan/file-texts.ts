import { Column } from '../history/columns.ts';
import { Shelf } from './kept/shelf.ts';

/** Ends each of the two parts of a text: in JSON a control character is always escaped. */
const END = '\u001f';
const END_BYTE = 0x1f;
const NONE = -1;

/** A file as JSON without what depends on other files or on a policy, which stands between the two parts. */
export type FileText = readonly [head: string, tail: string];

/** The texts of files by number from 0, as an earlier scan kept them. */
export class EarlierTexts {
  readonly #bytes: Buffer;
  readonly #starts = new Column();

  /** @param packed what {@link FileTexts.pack} gave */
  constructor(packed: Buffer) {
    this.#bytes = packed;
    for (let at = 0; at < packed.length; at = packed.indexOf(END_BYTE, packed.indexOf(END_BYTE, at) + 1) + 1) this.#starts.push(at);
    this.#starts.push(packed.length);
  }

  /** Not to be written to. @param end one beyond the last of them */
  bytes(first: number, end: number): Buffer {
    return this.#bytes.subarray(this.#starts.at(first), this.#starts.at(end));
  }
}

/**
 * How each file of a report is written. Most of a report is its files, and most files are written as they were after the
 * scan before: those are copied. Others are made when somebody asks, and again each time, but for what was packed: that is on a shelf.
 */
export class FileTexts {
  readonly #make: (row: number) => FileText;
  readonly #earlier: EarlierTexts | undefined;
  /** Of each file its number in the earlier scan, and its place on the shelf. */
  readonly #adopted = new Column();
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
    const [head = '', tail = ''] = known.toString('utf8').split(END, 2);
    return [head, tail];
  }

  /** Bytes without a line feed, in pieces. */
  *pack(): Generator<Buffer> {
    for (let row = 0; row < this.#adopted.length; ) {
      const end = this.#endOfRun(row);
      if (end > row) yield (this.#earlier as EarlierTexts).bytes(this.#adopted.at(row), this.#adopted.at(end - 1) + 1);
      else yield this.#keep(row);
      row = Math.max(end, row + 1);
    }
  }

  /** Where files end that follow each other now as then. */
  #endOfRun(first: number): number {
    let row = first;
    while (row < this.#adopted.length && this.#adopted.at(row) !== NONE && this.#adopted.at(row) === this.#adopted.at(first) + row - first) row += 1;
    return row;
  }

  #keep(row: number): Buffer {
    const bytes = Buffer.from(this.#make(row).map((part) => part + END).join(''));
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
