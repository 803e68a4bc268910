import type { LanguageId, Unit, UnitHeuristic } from '../api/index.ts';
import { measureUnit, type OnFailure } from '../engine/observe.ts';

/** The measures of a unit in a fixed order of heuristic ids; NaN where one abstains, is not for the language, or is not installed. */
export class Measures {
  readonly values: Float64Array;
  private readonly ids: readonly string[];
  private readonly byId: ReadonlyMap<string, UnitHeuristic>;
  private readonly plans = new Map<LanguageId, { heuristics: UnitHeuristic[]; slots: Int32Array; measured: Float64Array }>();
  private readonly onFailure: OnFailure | undefined;

  constructor(ids: readonly string[], heuristics: readonly UnitHeuristic[], onFailure?: OnFailure) {
    this.ids = ids;
    this.byId = new Map(heuristics.map((heuristic) => [heuristic.meta.id, heuristic]));
    this.values = new Float64Array(ids.length);
    this.onFailure = onFailure;
  }

  /** Measures `unit`; the returned array is reused by the next call. */
  of(unit: Unit): Float64Array {
    const plan = this.plan(unit.language);
    measureUnit(unit, plan.heuristics, plan.measured, this.onFailure);
    this.values.fill(NaN);
    for (let i = 0; i < plan.slots.length; i++) this.values[plan.slots[i]!] = plan.measured[i]!;
    return this.values;
  }

  private plan(language: LanguageId) {
    const known = this.plans.get(language);
    if (known) return known;
    const heuristics: UnitHeuristic[] = [];
    const slots: number[] = [];
    this.ids.forEach((id, slot) => {
      const heuristic = this.byId.get(id);
      if (!heuristic || !speaks(heuristic, language)) return;
      heuristics.push(heuristic);
      slots.push(slot);
    });
    const plan = { heuristics, slots: Int32Array.from(slots), measured: new Float64Array(slots.length) };
    this.plans.set(language, plan);
    return plan;
  }
}

/** Whether a heuristic is written for the language. */
export const speaks = (heuristic: UnitHeuristic, language: LanguageId): boolean =>
  heuristic.meta.languages.some((known) => known === '*' || known === language);
