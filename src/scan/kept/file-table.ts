import type { ResemblanceReason } from '../../api/report.ts';
import type { TreeFile } from '../../history/tree.ts';
import type { FileFact, Found, ScannedFile } from '../files.ts';

/** Path, object, bytes; of a text also its lines, source lines, language, why its style is not asked, and 1 where it mentions suppressions. */
type Row = readonly [path: string, oid: string, size: number | null, ...what: [] | ['binary'] | TextRow];
type TextRow = [lines: number, sloc: number, language: string, noStyle: ResemblanceReason | null, mentionsSuppression: 0 | 1];

/** The files of a scanned commit, by path, as an earlier scan found them. */
export class FileTable {
  readonly #rows: ReadonlyMap<string, Row>;

  private constructor(rows: ReadonlyMap<string, Row>) {
    this.#rows = rows;
  }

  /** @param json what {@link FileTable.pack} gave */
  static read(json: Buffer): FileTable {
    return new FileTable(new Map((JSON.parse(json.toString('utf8')) as Row[]).map((row) => [row[0], row])));
  }

  /** As JSON on one line, in pieces. */
  static *pack({ tree, files, skipped }: Found): Generator<string> {
    const texts = new Map(files.map((file) => [file.path, file]));
    const binary = new Set(skipped.filter(({ reason }) => reason === 'binary').map(({ path }) => path));
    let separator = '[';
    for (const { path, oid, size = null, type } of tree) {
      if (type === 'submodule') continue;
      const text = texts.get(path);
      const row = [path, oid, size, ...(text === undefined ? (binary.has(path) ? ['binary'] : []) : textRow(text))];
      yield separator + JSON.stringify(row);
      separator = ',';
    }
    yield separator === '[' ? '[]' : ']';
  }

  paths(): Iterable<string> {
    return this.#rows.keys();
  }

  oidOf(path: string): string | undefined {
    return this.#rows.get(path)?.[1];
  }

  sizeOf(file: Pick<TreeFile, 'path' | 'oid'>): number | undefined {
    return this.#rowOf(file)?.[2] ?? undefined;
  }

  factOf(file: Pick<TreeFile, 'path' | 'oid'>): FileFact | undefined {
    const row = this.#rowOf(file);
    if (row === undefined || row.length === 3) return undefined;
    if (row.length === 4) return 'binary';
    const [, , , lines, sloc, language, noStyle, mentions] = row;
    return { language, lines, sloc, ...(noStyle === null ? {} : { noStyle }), ...(mentions === 1 ? { mentionsSuppression: true } : {}) };
  }

  /** In the order in which a scan lists them. */
  textPaths(): string[] {
    return [...this.#rows.values()].filter(({ length }) => length > 4).map(([path]) => path);
  }

  #rowOf({ path, oid }: Pick<TreeFile, 'path' | 'oid'>): Row | undefined {
    const row = this.#rows.get(path);
    return row?.[1] === oid ? row : undefined;
  }
}

const textRow = ({ lines, sloc, language, noStyle, mentionsSuppression }: ScannedFile): TextRow => [lines, sloc, language, noStyle ?? null, mentionsSuppression === true ? 1 : 0];
