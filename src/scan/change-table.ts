import type { ReportChange, ResemblanceReason } from '../api/report.ts';
import { Column, FloatColumn } from '../history/columns.ts';
import { IdTable } from '../history/id-table.ts';
import { Interned } from './interned.ts';
import { lazyRows } from './lazy-list.ts';
import type { Pooled } from './style.ts';

/** Columns per change: lines, files, why there is no resemblance. */
const WIDTH = 3;
const NONE = -1;
/** Changes that a report holds; where there are more, they are made when somebody looks at them. */
const MOST_HELD = 20_000;

/** What is asked of a change again and again. */
export type KnownChange = Pick<ReportChange, 'commit' | 'resemblance' | 'codeResemblance' | 'messageResemblance'>;

/** Changes by number from 0, as columns: a large repository has hundreds of thousands. */
export class ChangeTable {
  readonly #commits = new IdTable();
  readonly #numbers = new Column();
  /** NaN where the tool abstains. */
  readonly #resemblances = new FloatColumn();
  /** Of the code and of the message alone, in turns; NaN where they are not known. */
  readonly #parts = new FloatColumn();
  readonly #reasons = new Interned<ResemblanceReason>();

  get size(): number {
    return this.#commits.size;
  }

  /** The number of the change that a commit is. */
  of(commit: string): number {
    const row = this.#commits.add(commit);
    if (row < this.#resemblances.length) return row;
    this.#resemblances.push(Number.NaN);
    for (let part = 0; part < 2; part += 1) this.#parts.push(Number.NaN);
    for (const number of [0, 0, NONE]) this.#numbers.push(number);
    return row;
  }

  addLines(row: number, lines: number): void {
    this.#numbers.set(row * WIDTH, this.#numbers.at(row * WIDTH) + lines);
  }

  addFile(row: number): void {
    this.#numbers.set(row * WIDTH + 1, this.#numbers.at(row * WIDTH + 1) + 1);
  }

  settle(row: number, { resemblance, resemblanceReason: reason, codeResemblance, messageResemblance }: Pooled): void {
    this.#parts.set(row * 2, codeResemblance ?? Number.NaN);
    this.#parts.set(row * 2 + 1, messageResemblance ?? Number.NaN);
    this.#resemblances.set(row, resemblance ?? Number.NaN);
    this.#numbers.set(row * WIDTH + 2, reason === undefined ? NONE : this.#reasons.of(reason, reason));
  }

  /** The commits of the changes that are wanted. */
  *commits(isWanted: (row: number) => boolean): Generator<string> {
    for (let row = 0; row < this.size; row += 1) if (isWanted(row)) yield this.#commits.at(row);
  }

  get(commit: string): KnownChange | undefined {
    const row = this.#commits.of(commit);
    return row < 0 ? undefined : { commit, resemblance: this.#resemblanceAt(row), ...this.#partsAt(row) };
  }

  /** Most telling first. @param dateOf as the report shows it */
  list(dateOf: (commit: string) => string): ReportChange[] {
    const order = Int32Array.from({ length: this.size }, (_, row) => row).sort((a, b) => this.#compare(a, b));
    const make = (at: number): ReportChange => this.#at(order[at] as number, dateOf);
    return this.size <= MOST_HELD ? Array.from({ length: this.size }, (_, at) => make(at)) : lazyRows(this.size, make);
  }

  #at(row: number, dateOf: (commit: string) => string): ReportChange {
    const [lines, files, reason] = [0, 1, 2].map((column) => this.#numbers.at(row * WIDTH + column)) as [number, number, number];
    const resemblanceReason = this.#reasons.at(reason);
    const commit = this.#commits.at(row);
    return { commit, date: dateOf(commit), lines, files, resemblance: this.#resemblanceAt(row), ...(resemblanceReason === undefined ? {} : { resemblanceReason }), ...this.#partsAt(row) };
  }

  #compare(a: number, b: number): number {
    return (this.#resemblanceAt(b) ?? -1) - (this.#resemblanceAt(a) ?? -1) || this.#numbers.at(b * WIDTH) - this.#numbers.at(a * WIDTH) || this.#commits.compare(a, b);
  }

  #partsAt(row: number): Pick<ReportChange, 'codeResemblance' | 'messageResemblance'> {
    const [codeResemblance, messageResemblance] = [this.#parts.at(row * 2), this.#parts.at(row * 2 + 1)];
    return Number.isNaN(codeResemblance) ? {} : { codeResemblance, messageResemblance };
  }

  #resemblanceAt(row: number): number | null {
    const resemblance = this.#resemblances.at(row);
    return Number.isNaN(resemblance) ? null : resemblance;
  }
}
