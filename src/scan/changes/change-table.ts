import type { ReportChange, ResemblanceReason } from '../../api/report.ts';
import { Column, FloatColumn, IdColumn } from '../../history/columns.ts';
import { IdTable } from '../../history/id-table.ts';
import { Interned } from '../kept/interned.ts';
import { lazyRows } from '../kept/lazy-list.ts';
import type { Pooled } from '../style/style.ts';
import { packTable, PackedTable } from '../kept/packed-table.ts';

/** Columns per change: lines, files, why there is no resemblance. */
const WIDTH = 3;
/** Resemblance, that of the code alone, that of the message alone, log-odds by the message, and seconds since 1970; NaN where it is not known, or the tool abstains. */
const SHARES = 5;
const NONE = -1;
/** Changes that a report holds; where there are more, they are made when somebody looks at them. */
const MOST_HELD = 20_000;

/** What {@link ChangeTable.pack} writes beside the columns. */
interface Packed {
  /** Bytes of an id. */
  width: number;
  reasons: ResemblanceReason[];
}

type DateText = (seconds: number | undefined) => string;

/** What is asked of a change again and again. */
export type KnownChange = Pick<ReportChange, 'commit' | 'resemblance' | 'codeResemblance' | 'messageResemblance'>;

/** Changes by number from 0, as columns: a large repository has hundreds of thousands. */
export class ChangeTable {
  readonly #commits: IdTable;
  readonly #numbers: Column;
  readonly #shares: FloatColumn;
  readonly #reasons = new Interned<ResemblanceReason>();

  constructor(commits = new IdTable(), numbers = new Column(), shares = new FloatColumn()) {
    this.#commits = commits;
    this.#numbers = numbers;
    this.#shares = shares;
  }

  static unpack(packed: Buffer): ChangeTable {
    const kept = new PackedTable<Packed>(packed);
    const table = new ChangeTable(IdTable.unpack(kept.column('ids'), kept.values.width), Column.unpack(kept.column('numbers')), FloatColumn.unpack(kept.column('shares')));
    for (const reason of kept.values.reasons) table.#reasons.of(reason, reason);
    return table;
  }

  get size(): number {
    return this.#commits.size;
  }

  /** The number of the change that a commit is. */
  of(commit: string): number {
    const row = this.#commits.add(commit);
    if (row * WIDTH < this.#numbers.length) return row;
    for (let share = 0; share < SHARES; share += 1) this.#shares.push(Number.NaN);
    for (const number of [0, 0, NONE]) this.#numbers.push(number);
    return row;
  }

  commitAt(row: number): string {
    return this.#commits.at(row);
  }

  addLines(row: number, lines: number): void {
    this.#numbers.set(row * WIDTH, this.#numbers.at(row * WIDTH) + lines);
  }

  addFile(row: number): void {
    this.#numbers.set(row * WIDTH + 1, this.#numbers.at(row * WIDTH + 1) + 1);
  }

  /** @param logOdds what the message says for an agent */
  hear(row: number, logOdds: number): void {
    this.#shares.set(row * SHARES + 3, logOdds);
  }

  heard(row: number): number | undefined {
    return this.#shareAt(row, 3);
  }

  heardOf(commit: string): number | undefined {
    const row = this.#commits.of(commit);
    return row < 0 ? undefined : this.heard(row);
  }

  /** @param seconds since 1970 */
  date(row: number, seconds: number | undefined): void {
    this.#shares.set(row * SHARES + 4, seconds ?? Number.NaN);
  }

  settle(row: number, { resemblance, resemblanceReason: reason, codeResemblance, messageResemblance }: Pooled): void {
    for (const [share, value] of [resemblance, codeResemblance, messageResemblance].entries()) this.#shares.set(row * SHARES + share, value ?? Number.NaN);
    this.#numbers.set(row * WIDTH + 2, reason === undefined ? NONE : this.#reasons.of(reason, reason));
  }

  /** The same changes without some. */
  without(commits: ReadonlySet<string>): ChangeTable {
    const rows = Array.from(commits, (commit) => this.#commits.of(commit)).filter((row) => row >= 0).toSorted((a, b) => a - b);
    const [numbers, shares, ids] = [new Column(), new FloatColumn(), new IdColumn()];
    let from = 0;
    for (const row of [...rows, this.size]) {
      numbers.append(this.#numbers, from * WIDTH, row * WIDTH);
      shares.append(this.#shares, from * SHARES, row * SHARES);
      for (; from < row; from += 1) ids.append(this.#commits.column, from);
      from += 1;
    }
    const table = new ChangeTable(IdTable.of(ids), numbers, shares);
    for (const reason of this.#reasons.values) table.#reasons.of(reason, reason);
    return table;
  }

  /** In pieces. */
  pack(): Generator<Buffer> {
    const ids = this.#commits.column;
    return packTable({ ids, numbers: this.#numbers, shares: this.#shares }, { width: ids.width, reasons: this.#reasons.values });
  }

  /** The commits of the changes that are wanted. */
  *commits(isWanted: (row: number) => boolean): Generator<string> {
    for (let row = 0; row < this.size; row += 1) if (isWanted(row)) yield this.#commits.at(row);
  }

  get(commit: string): KnownChange | undefined {
    const row = this.#commits.of(commit);
    return row < 0 ? undefined : { commit, resemblance: this.#resemblanceAt(row), ...this.#partsAt(row) };
  }

  /** Most telling first. @param dateText how the report shows a date */
  list(dateText: DateText): ReportChange[] {
    const order = Int32Array.from({ length: this.size }, (_, row) => row).sort((a, b) => this.#compare(a, b));
    const each = (function* texts(this: ChangeTable) { for (const row of order) yield this.#json(row, dateText); }).bind(this);
    return lazyRows(this.size, { make: (at) => this.#at(order[at] as number, dateText), asJson: each, most: MOST_HELD });
  }

  #at(row: number, dateText: DateText): ReportChange {
    const [lines, files, reason] = [0, 1, 2].map((column) => this.#numbers.at(row * WIDTH + column)) as [number, number, number];
    const resemblanceReason = this.#reasons.at(reason);
    const commit = this.#commits.at(row);
    return { commit, date: dateText(this.#shareAt(row, 4)), lines, files, resemblance: this.#resemblanceAt(row), ...(resemblanceReason === undefined ? {} : { resemblanceReason }), ...this.#partsAt(row) };
  }

  /** The same as JSON. */
  #json(row: number, dateText: DateText): string {
    const [commit, reason] = [this.#commits.at(row), this.#reasons.at(this.#numbers.at(row * WIDTH + 2))];
    const [code, message] = [this.#shareAt(row, 1), this.#shareAt(row, 2)];
    const parts = code === undefined || message === undefined ? '' : `,"codeResemblance":${code},"messageResemblance":${message}`;
    return `{"commit":"${commit}","date":"${dateText(this.#shareAt(row, 4))}","lines":${this.#numbers.at(row * WIDTH)},"files":${this.#numbers.at(row * WIDTH + 1)},"resemblance":${this.#resemblanceAt(row)}${reason === undefined ? '' : `,"resemblanceReason":"${reason}"`}${parts}}`;
  }

  #compare(a: number, b: number): number {
    return (this.#resemblanceAt(b) ?? -1) - (this.#resemblanceAt(a) ?? -1) || this.#numbers.at(b * WIDTH) - this.#numbers.at(a * WIDTH) || this.#commits.compare(a, b);
  }

  #partsAt(row: number): Pick<ReportChange, 'codeResemblance' | 'messageResemblance'> {
    const [codeResemblance, messageResemblance] = [this.#shareAt(row, 1), this.#shareAt(row, 2)];
    return codeResemblance === undefined || messageResemblance === undefined ? {} : { codeResemblance, messageResemblance };
  }

  #resemblanceAt(row: number): number | null {
    return this.#shareAt(row, 0) ?? null;
  }

  #shareAt(row: number, share: number): number | undefined {
    const value = this.#shares.at(row * SHARES + share);
    return Number.isNaN(value) ? undefined : value;
  }
}
