import type { Evidence } from '../../api/evidence.ts';
import type { ResemblanceReason } from '../../api/report.ts';
import type { LanguageId, UnitKind } from '../../api/unit.ts';
import { Column, FloatColumn } from '../../history/columns.ts';
import { IdTable } from '../../history/id-table.ts';
import type { Dialect } from '../../score/model.ts';
import type { UnitScore } from '../../score/unit-score.ts';
import { Interned } from '../kept/interned.ts';
import { isTelling, type PlacedUnit } from './placed-unit.ts';
import { Shelf } from '../kept/shelf.ts';
import { unpackShown, unpackShownJson, type ShownJson } from './shown.ts';
import { SpilledColumn, SpilledFloatColumn } from '../kept/spilled-column.ts';
import type { StyleFact } from './style-fact.ts';
import { packTable, PackedTable } from '../kept/packed-table.ts';

/** What one unit shares with many others. */
interface Sort {
  language: LanguageId;
  kind: UnitKind;
  reason: ResemblanceReason | undefined;
  dialect: Dialect | undefined;
}

/** What a file imports. */
export type Imports = Pick<StyleFact, 'language' | 'packages'>;

/** What {@link UnitStore.pack} writes beside the units, and of each file how many it has, or {@link NONE} where its style was not asked, and what it imports. */
interface Packed {
  imports: Imports[];
  sorts: Sort[];
}

interface Earlier {
  /** Those that it was packed for, in their order. */
  paths: readonly string[];
  commits: IdTable;
  /** See {@link UnitStore.set}. */
  shown: (path: string) => Buffer | undefined;
}

/** Columns per file: its first unit, how many they are, where they are on the shelf, what it imports. */
const FILE_WIDTH = 4;
/** Columns per unit: first line, last line, sort, commit, source lines, resemblance, n-grams of its comments. */
const WIDTH = 7;
/** And of its score: all of it, and what its comments add. */
const SCORES = 2;
const NOTHING_SHOWN: Evidence[] = [];
const NONE = -1;
/** Not on the shelf: an earlier scan keeps it. */
const EARLIER = -2;
/** A report gives resemblance with four decimals. */
const STEPS = 10_000;

/**
 * Units by path. They are most of what a scan finds, so what is reckoned with is kept as numbers, 44 bytes a unit, and what
 * is only shown as bytes, most of both on disk; what is read is made anew each time. It can begin with what an earlier scan found.
 */
export class UnitStore {
  readonly #rows = new Map<string, number>();
  readonly #earlier = new Map<string, number>();
  readonly #files = new Column();
  readonly #units: SpilledColumn;
  readonly #scores: SpilledFloatColumn;
  readonly #sorts = new Interned<Sort>();
  readonly #imports = new Interned<Imports>();
  readonly #commits: IdTable;
  readonly #shelf = new Shelf();
  readonly #shownEarlier: Earlier['shown'];

  /** @param earlier how the shelf of an earlier scan is asked, and the units that it found */
  constructor(commits = new IdTable(), { shown, units, scores }: { shown: Earlier['shown']; units?: Column; scores?: FloatColumn } = { shown: () => undefined }) {
    this.#commits = commits;
    this.#shownEarlier = shown;
    this.#units = new SpilledColumn(units);
    this.#scores = new SpilledFloatColumn(scores);
  }

  static unpack(packed: Buffer, { paths, commits, shown }: Earlier): UnitStore {
    const table = new PackedTable<Packed>(packed);
    const store = new UnitStore(commits, { shown, units: Column.unpack(table.column('units')), scores: FloatColumn.unpack(table.column('scores')) });
    for (const sort of table.values.sorts) store.#sorts.of(keyOf(sort), sort);
    for (const imports of table.values.imports) store.#imports.of(JSON.stringify(imports), imports);
    const [counts, imported] = [Column.unpack(table.column('counts')), Column.unpack(table.column('imported'))];
    let first = 0;
    for (const [at, path] of paths.entries()) {
      const count = counts.at(at);
      if (count === NONE) continue;
      store.#earlier.set(path, store.#addFile([first, count, count === 0 ? NONE : EARLIER, imported.at(at)]));
      first += count;
    }
    return store;
  }

  /** @param shown see `packShown` */
  set(path: string, { language, packages, units, shown }: Imports & { units: readonly PlacedUnit[]; shown: Buffer }): void {
    const imports = { language, packages };
    const place = units.length === 0 ? NONE : this.#shelf.keep(shown);
    this.#rows.set(path, this.#addFile([this.#scores.length / SCORES, units.length, place, this.#imports.of(JSON.stringify(imports), imports)]));
    for (const unit of units) this.#add(unit);
  }

  /** Takes what an earlier scan found of a file for what was found now. False where it did not ask. */
  adopt(path: string): boolean {
    const row = this.#earlier.get(path);
    if (row !== undefined) this.#rows.set(path, row);
    return row !== undefined;
  }

  /** Whether its units are as an earlier scan knew them, if only that it asked for none. */
  isAsEarlier(path: string): boolean {
    return this.#rows.get(path) === this.#earlier.get(path);
  }

  /** Numbers of the commits of units in a file that is not as an earlier scan knew it: those of then and those of now. */
  *moved(): Generator<number> {
    for (const [path, row] of this.#earlier) if (!this.isAsEarlier(path)) yield* this.#named(row);
    for (const [path, row] of this.#rows) if (!this.isAsEarlier(path)) yield* this.#named(row);
  }

  /** Whether one of these commits brought a unit of a file. Asked of every file, so nothing is made for it. */
  names(path: string, commits: ReadonlySet<number>): boolean {
    const row = this.#rows.get(path);
    if (row === undefined) return false;
    const first = this.#files.at(row);
    for (let unit = first, end = first + this.#files.at(row + 1); unit < end; unit += 1) if (commits.has(this.#commitOf(unit))) return true;
    return false;
  }

  *#named(row: number): Generator<number> {
    const first = this.#files.at(row);
    for (let unit = first, end = first + this.#files.at(row + 1); unit < end; unit += 1) if (this.#commitOf(unit) !== NONE) yield this.#commitOf(unit);
  }

  #commitOf(unit: number): number {
    return this.#units.at(unit * WIDTH + 3);
  }

  importsOf(path: string): Imports | undefined {
    const row = this.#rows.get(path);
    return row === undefined ? undefined : this.#imports.at(this.#files.at(row + 3));
  }

  /** Without what is only shown: names are empty, and the evidence is one empty list for all. */
  judged(path: string): PlacedUnit[] | undefined {
    const row = this.#rows.get(path);
    if (row === undefined) return undefined;
    const first = this.#files.at(row);
    return Array.from({ length: this.#files.at(row + 1) }, (_, at) => this.#at(first + at));
  }

  /** Those of {@link judged} that have a score. */
  scored(path: string): PlacedUnit[] {
    const row = this.#rows.get(path);
    if (row === undefined) return [];
    const units: PlacedUnit[] = [];
    for (let at = this.#files.at(row), end = at + this.#files.at(row + 1); at < end; at += 1) {
      if (this.#sorts.at(this.#units.at(at * WIDTH + 2))?.dialect !== undefined) units.push(this.#at(at));
    }
    return units;
  }

  get(path: string): PlacedUnit[] | undefined {
    const units = this.judged(path);
    if (units === undefined || units.length === 0) return units;
    for (const [at, { name, evidence }] of unpackShown(this.#shownOf(path)).entries()) {
      const { report } = units[at] as PlacedUnit;
      report.name = name;
      report.evidence = isTelling(report) ? evidence : [];
    }
    return units;
  }

  /** The units without what is only shown, and that as JSON. */
  shown(path: string): { units: PlacedUnit[]; shown: ShownJson[] } {
    const units = this.judged(path) ?? [];
    return { units, shown: units.length === 0 ? [] : unpackShownJson(this.#shownOf(path)) };
  }

  /** The units of these files, in pieces; what is only shown is left out. */
  pack(paths: readonly string[]): Generator<Buffer> {
    const [counts, imported, units, scores] = [new Column(), new Column(), new Column(), new FloatColumn()];
    let [from, end] = [0, 0]; // most files follow each other as they did
    const take = (): void => {
      this.#scores.copyTo(scores, from * SCORES, end * SCORES);
      this.#units.copyTo(units, from * WIDTH, end * WIDTH);
    };
    for (const path of paths) {
      const row = this.#rows.get(path);
      counts.push(row === undefined ? NONE : this.#files.at(row + 1));
      imported.push(row === undefined ? NONE : this.#files.at(row + 3));
      const [first, count] = row === undefined ? [end, 0] : [this.#files.at(row), this.#files.at(row + 1)];
      if (first !== end && count > 0) {
        take();
        [from, end] = [first, first];
      }
      end += count;
    }
    take();
    return packTable({ counts, imported, units, scores }, { imports: this.#imports.values, sorts: this.#sorts.values });
  }

  /** As `packShown` made it. */
  #shownOf(path: string): Buffer {
    const place = this.#files.at((this.#rows.get(path) as number) + 2);
    return place === EARLIER ? this.#shownEarlier(path) as Buffer : this.#shelf.read(place);
  }

  #addFile(numbers: readonly number[]): number {
    for (const number of numbers) this.#files.push(number);
    return this.#files.length - FILE_WIDTH;
  }

  #add({ report, language, score, commit }: PlacedUnit): void {
    const { kind, startLine, endLine, resemblanceReason: reason } = report;
    const sort = { language, kind, reason, dialect: score?.dialect };
    const numbers = [
      startLine, endLine, this.#sorts.of(keyOf(sort), sort), commit === undefined ? NONE : this.#commits.add(commit),
      score?.sloc ?? NONE, score === undefined ? NONE : Math.round(score.resemblance * STEPS), score?.commentGrams ?? NONE,
    ];
    for (const number of numbers) this.#units.push(number);
    this.#scores.push(score?.score ?? 0);
    this.#scores.push(score?.comments ?? 0);
  }

  /** Called for every unit several times, so that each shape is made at once. */
  #at(row: number): PlacedUnit {
    const units = this.#units;
    const at = row * WIDTH;
    const [startLine, endLine] = [units.at(at), units.at(at + 1)];
    const { language, kind, reason: resemblanceReason, dialect } = this.#sorts.at(units.at(at + 2)) as Sort;
    const place = (resemblance: number | null): PlacedUnit['report'] => (resemblanceReason === undefined
      ? { name: '', kind, startLine, endLine, resemblance, evidence: NOTHING_SHOWN }
      : { name: '', kind, startLine, endLine, resemblance: null, resemblanceReason, evidence: NOTHING_SHOWN });
    if (dialect === undefined) return { language, report: place(null) };
    const resemblance = units.at(at + 5) / STEPS;
    const [all, comments] = [this.#scores.at(row * SCORES), this.#scores.at(row * SCORES + 1)];
    const score: UnitScore = { score: all, comments, commentGrams: units.at(at + 6), sloc: units.at(at + 4), dialect, resemblance };
    if (resemblanceReason !== undefined) score.reason = resemblanceReason;
    const unit: PlacedUnit = { language, score, report: place(resemblance) };
    const commit = units.at(at + 3);
    if (commit !== NONE) unit.commit = this.#commits.at(commit);
    return unit;
  }
}

const keyOf = ({ language, kind, reason, dialect }: Sort): string => `${language} ${kind} ${reason ?? ''} ${dialect ?? ''}`;
