import type { LanguageId, Unit, UnitHeuristic } from '../api/index.ts';
import { MeasurePlan, type OnFailure } from '../engine/observe.ts';

/** The measures of a unit in a fixed order of heuristic ids; NaN where one abstains, is not for the language, or is not installed. */
export class Measures {
  private readonly ids: readonly string[];
  private readonly byId: ReadonlyMap<string, UnitHeuristic>;
  private readonly plans = new Map<LanguageId, { measures: MeasurePlan; slots: Int32Array; values: Float64Array }>();
  private readonly onFailure: OnFailure | undefined;

  constructor(ids: readonly string[], heuristics: readonly UnitHeuristic[], onFailure?: OnFailure) {
    this.ids = ids;
    this.byId = new Map(heuristics.map((heuristic) => [heuristic.meta.id, heuristic]));
    this.onFailure = onFailure;
  }

  /** Measures `unit`; the returned array is reused by the next call. */
  of(unit: Unit): Float64Array {
    const { measures, slots, values } = this.plans.get(unit.language) ?? this.plan(unit.language);
    measures.measure(unit, values, { slots, onFailure: this.onFailure });
    return values;
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
    const values = new Float64Array(this.ids.length).fill(NaN);
    const plan = { measures: new MeasurePlan(heuristics), slots: Int32Array.from(slots), values };
    this.plans.set(language, plan);
    return plan;
  }
}

/** Whether a heuristic is written for the language. */
export const speaks = (heuristic: UnitHeuristic, language: LanguageId): boolean =>
  heuristic.meta.languages.some((known) => known === '*' || known === language);
