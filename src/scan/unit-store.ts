import type { ResemblanceReason } from '../api/report.ts';
import type { LanguageId, UnitKind } from '../api/unit.ts';
import { Column, FloatColumn } from '../history/columns.ts';
import type { Dialect } from '../score/model.ts';
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
const FIELDS = [0, 1, 2, 3, 4, 5];
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

  /** Without what is only shown: names are empty, and there is no evidence. */
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
      if (isTelling(report)) report.evidence = [...evidence];
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

  #at(row: number): PlacedUnit {
    const [startLine, endLine, sortNumber, commitNumber, sloc, steps] = FIELDS.map((field) => this.#units.at(row * FIELDS.length + field)) as [number, number, number, number, number, number];
    const { language, kind, reason, dialect } = this.#sorts.at(sortNumber) as Sort;
    const commit = this.#commits.at(commitNumber);
    const resemblance = steps / STEPS;
    const because = reason === undefined ? {} : { reason };
    return {
      language,
      ...(dialect === undefined ? {} : { score: { score: this.#scores.at(row), sloc, dialect, resemblance, ...because } }),
      ...(commit === undefined ? {} : { commit }),
      report: {
        name: '', kind, startLine, endLine, resemblance: dialect === undefined || reason !== undefined ? null : resemblance,
        ...(reason === undefined ? {} : { resemblanceReason: reason }), evidence: [],
      },
    };
  }
}
