import type { LanguageId, Unit, UnitHeuristic } from '../api/index.ts';
import { MeasurePlan, type OnFailure } from '../engine/measure.ts';

/** The measures of a unit in a fixed order of heuristic ids; NaN where one abstains, is not for the language, or is not installed. */
export class Measures {
  private readonly ids: readonly string[];
  private readonly byId: ReadonlyMap<string, UnitHeuristic>;
  private readonly plans = new Map<LanguageId, { measures: MeasurePlan; slots: Int32Array }>();
  /** Where the rows are written. */
  private table = new Float64Array(0);
  /** The units whose rows are there: who asks for the evidence of one has just had all of them measured. */
  private held: readonly Unit[] = [];
  private readonly onFailure: OnFailure | undefined;

  constructor(ids: readonly string[], heuristics: readonly UnitHeuristic[], onFailure?: OnFailure) {
    this.ids = ids;
    this.byId = new Map(heuristics.map((heuristic) => [heuristic.meta.id, heuristic]));
    this.onFailure = onFailure;
  }

  /** Measures `unit`; the returned array is reused by the next call. */
  of(unit: Unit): Float64Array {
    const at = this.held.indexOf(unit);
    return at < 0 ? this.ofAll([unit]) : this.table.subarray(at * this.ids.length, (at + 1) * this.ids.length);
  }

  /** Measures the units of one file: a row per unit, one behind the other. The returned array is reused by the next call. */
  ofAll(units: readonly Unit[]): Float64Array {
    const width = this.ids.length;
    const size = units.length * width;
    if (this.table.length < size) this.table = new Float64Array(size);
    const rows = this.table.subarray(0, size).fill(NaN);
    this.held = units;
    if (units[0] === undefined) return rows;
    const { measures, slots } = this.plans.get(units[0].language) ?? this.plan(units[0].language);
    measures.measure(units, rows, { width, slots, onFailure: this.onFailure });
    return rows;
  }

  private plan(language: LanguageId) {
    const heuristics: UnitHeuristic[] = [];
    const slots: number[] = [];
    this.ids.forEach((id, slot) => {
      const heuristic = this.byId.get(id);
      if (!heuristic || !speaks(heuristic, language)) return;
      heuristics.push(heuristic);
      slots.push(slot);
    });
    const plan = { measures: new MeasurePlan(heuristics), slots: Int32Array.from(slots) };
    this.plans.set(language, plan);
    return plan;
  }
}

/** Whether a heuristic is written for the language. */
export const speaks = (heuristic: UnitHeuristic, language: LanguageId): boolean =>
  heuristic.meta.languages.some((known) => known === '*' || known === language);
