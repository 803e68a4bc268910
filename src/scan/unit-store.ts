import type { Evidence } from '../api/evidence.ts';
import type { ResemblanceReason } from '../api/report.ts';
import type { LanguageId, UnitKind } from '../api/unit.ts';
import { Column, FloatColumn } from '../history/columns.ts';
import type { Dialect } from '../score/model.ts';
import type { UnitScore } from '../score/unit-score.ts';
import { Interned } from './interned.ts';
import { isTelling, type PlacedUnit } from './placed-unit.ts';
import { Shelf } from './shelf.ts';
import type { Shown } from './style-pack.ts';

/** What one unit shares with many others. */
interface Sort {
  language: LanguageId;
  kind: UnitKind;
  reason: ResemblanceReason | undefined;
  dialect: Dialect | undefined;
}

/** Columns per unit: first line, last line, sort, commit, source lines, resemblance. */
const WIDTH = 6;
const NOTHING_SHOWN: Evidence[] = [];
const NONE = -1;
/** A report gives resemblance with four decimals. */
const STEPS = 10_000;

/**
 * Units by path. They are most of what a scan finds, so what is reckoned with is kept as numbers, 32 bytes a unit, and what
 * is only shown as bytes; what is read is made anew each time.
 */
export class UnitStore {
  readonly #rows = new Map<string, number>();
  /** Per file: its first unit, how many they are, and where they are on the shelf. */
  readonly #files = new Column();
  readonly #units = new Column();
  readonly #scores = new FloatColumn();
  readonly #sorts = new Interned<Sort>();
  readonly #commits = new Interned<string>();
  readonly #shelf = new Shelf();

  /** @param shown JSON of `Shown[]`: as many as units */
  set(path: string, units: readonly PlacedUnit[], shown: Buffer): void {
    this.#rows.set(path, this.#files.length);
    for (const number of [this.#scores.length, units.length, units.length === 0 ? NONE : this.#shelf.keep(shown)]) this.#files.push(number);
    for (const unit of units) this.#add(unit);
  }

  /** Without what is only shown: names are empty, and the evidence is one empty list for all. */
  judged(path: string): PlacedUnit[] | undefined {
    const row = this.#rows.get(path);
    if (row === undefined) return undefined;
    const first = this.#files.at(row);
    return Array.from({ length: this.#files.at(row + 1) }, (_, at) => this.#at(first + at));
  }

  get(path: string): PlacedUnit[] | undefined {
    const units = this.judged(path);
    if (units === undefined || units.length === 0) return units;
    const shown = JSON.parse(this.#shelf.read(this.#files.at((this.#rows.get(path) as number) + 2)).toString('utf8')) as Shown[];
    for (const [at, { report }] of units.entries()) {
      const [name, evidence] = shown[at] as Shown;
      report.name = name;
      report.evidence = isTelling(report) ? [...evidence] : [];
    }
    return units;
  }

  #add({ report, language, score, commit }: PlacedUnit): void {
    const { kind, startLine, endLine, resemblanceReason: reason } = report;
    const sort = { language, kind, reason, dialect: score?.dialect };
    const numbers = [
      startLine, endLine, this.#sorts.of(Object.values(sort).join(' '), sort), commit === undefined ? NONE : this.#commits.of(commit, commit),
      score?.sloc ?? NONE, score === undefined ? NONE : Math.round(score.resemblance * STEPS),
    ];
    for (const number of numbers) this.#units.push(number);
    this.#scores.push(score?.score ?? 0);
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
    const score: UnitScore = { score: this.#scores.at(row), sloc: units.at(at + 4), dialect, resemblance };
    if (resemblanceReason !== undefined) score.reason = resemblanceReason;
    const unit: PlacedUnit = { language, score, report: place(resemblance) };
    const commit = this.#commits.at(units.at(at + 3));
    if (commit !== undefined) unit.commit = commit;
    return unit;
  }
}
