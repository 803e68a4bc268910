import type { ResemblanceReason } from '../../api/report.ts';
import { Column, FloatColumn } from '../../history/columns.ts';
import type { TreeFile } from '../../history/tree.ts';
import type { FileFact, Found, ScannedFile } from '../files.ts';
import { Interned } from './interned.ts';
import { packTable, PackedTable } from './packed-table.ts';

/** Columns per file: what it is; of a text also its lines, source lines, language, and why its style is not asked. */
const WIDTH = 5;
const [UNREAD, BINARY, TEXT, MENTIONS_SUPPRESSION] = [0, 1, 2, 3] as const;
const NONE = -1;

/** What {@link FileTable.pack} writes beside the columns. */
interface Packed {
  paths: string[];
  /** Object ids one after the other, all of one length. */
  oids: string;
  languages: string[];
  reasons: ResemblanceReason[];
}

/** The files of a scanned commit, by path, as an earlier scan found them. */
export class FileTable {
  readonly #rows: ReadonlyMap<string, number>;
  readonly #packed: Packed;
  readonly #idLength: number;
  /** Bytes, NaN where they are not known. */
  readonly #sizes: FloatColumn;
  readonly #numbers: Column;

  private constructor(packed: PackedTable<Packed>) {
    this.#packed = packed.values;
    const { paths, oids } = packed.values;
    this.#rows = new Map(paths.map((path, row) => [path, row]));
    this.#idLength = oids.length / paths.length;
    this.#sizes = FloatColumn.unpack(packed.column('sizes'));
    this.#numbers = Column.unpack(packed.column('numbers'));
  }

  /** @param packed what {@link FileTable.pack} gave, put together */
  static read(packed: Buffer): FileTable {
    return new FileTable(new PackedTable(packed));
  }

  /** In pieces. */
  static pack({ tree, files, skipped }: Found): Generator<Buffer> {
    const texts = new Map(files.map((file) => [file.path, file]));
    const binary = new Set(skipped.filter(({ reason }) => reason === 'binary').map(({ path }) => path));
    const [sizes, numbers, languages, reasons] = [new FloatColumn(), new Column(), new Interned<string>(), new Interned<ResemblanceReason>()];
    const kept = tree.filter(isTabled);
    for (const { path, size = Number.NaN } of kept) {
      sizes.push(size);
      const text = texts.get(path);
      for (const number of text === undefined ? [binary.has(path) ? BINARY : UNREAD, 0, 0, NONE, NONE] : textNumbers(text, languages, reasons)) numbers.push(number);
    }
    return packTable({ sizes, numbers }, { paths: kept.map(({ path }) => path), oids: kept.map(({ oid }) => oid).join(''), languages: languages.values, reasons: reasons.values } satisfies Readonly<Record<keyof Packed, unknown>>);
  }

  /** The number of what is there under this path, whatever it is. */
  rowAt(path: string): number | undefined {
    return this.#rows.get(path);
  }

  sizeOf(file: Pick<TreeFile, 'path' | 'oid'>): number | undefined {
    const row = this.rowOf(file);
    const size = row === undefined ? Number.NaN : this.#sizes.at(row);
    return Number.isNaN(size) ? undefined : size;
  }

  factOf(file: Pick<TreeFile, 'path' | 'oid'>): FileFact | undefined {
    const row = this.rowOf(file);
    if (row === undefined) return undefined;
    const first = row * WIDTH;
    const what = this.#numbers.at(first);
    if (what < TEXT) return what === BINARY ? 'binary' : undefined;
    const fact: Exclude<FileFact, 'binary'> = { language: this.#packed.languages[this.#numbers.at(first + 3)] as string, lines: this.#numbers.at(first + 1), sloc: this.#numbers.at(first + 2) };
    const noStyle = this.#packed.reasons[this.#numbers.at(first + 4)];
    if (noStyle !== undefined) fact.noStyle = noStyle;
    if (what === MENTIONS_SUPPRESSION) fact.mentionsSuppression = true;
    return fact;
  }

  /** In the order in which a scan lists them. */
  textPaths(): string[] {
    return this.#packed.paths.filter((_path, row) => this.#numbers.at(row * WIDTH) >= TEXT);
  }

  #oidAt(row: number): string {
    return this.#packed.oids.slice(row * this.#idLength, (row + 1) * this.#idLength);
  }

  /** Its number, where it is the same text. */
  rowOf({ path, oid }: Pick<TreeFile, 'path' | 'oid'>): number | undefined {
    const row = this.#rows.get(path);
    return row !== undefined && this.#oidAt(row) === oid ? row : undefined;
  }
}

/** Whether it has a row in the table of files. */
export const isTabled = ({ type }: TreeFile): boolean => type !== 'submodule';

const textNumbers = ({ lines, sloc, language, noStyle, mentionsSuppression }: ScannedFile, languages: Interned<string>, reasons: Interned<ResemblanceReason>): number[] =>
  [mentionsSuppression === true ? MENTIONS_SUPPRESSION : TEXT, lines, sloc, languages.of(language, language), noStyle === undefined ? NONE : reasons.of(noStyle, noStyle)];
