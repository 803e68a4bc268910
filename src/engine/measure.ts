import type { Observation, Observer, UnitHeuristic } from '../api/heuristic.ts';
import type { Unit } from '../api/unit.ts';

/** Receives the name of a heuristic that threw and what it threw. */
export type OnFailure = (heuristic: string, cause: unknown) => void;

/** Keeps the first measure and drops the rest; one instance serves a whole run. */
class MeasureTaker implements Observer<object> {
  options: object = {};
  measure = NaN;
  taken = false;
  report = (observation: Observation): void => {
    if (this.taken) return;
    this.taken = true;
    this.measure = observation.measure;
  };
}

const taker = new MeasureTaker();

/**
 * Heuristics as the hot loop reads them: flat, because each heuristic is an object of its own shape and looking five
 * properties up in a hundred shapes costs more than many a measure.
 */
export class MeasurePlan {
  private readonly ids: string[] = [];
  private readonly heuristics: readonly UnitHeuristic[];
  private readonly observers: UnitHeuristic['observe'][] = [];
  private readonly options: object[] = [];
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;

  constructor(heuristics: readonly UnitHeuristic[]) {
    this.heuristics = heuristics;
    for (const heuristic of heuristics) {
      this.ids.push(heuristic.meta.id);
      this.observers.push(heuristic.observe);
      this.options.push(heuristic.defaults);
    }
    this.lows = Float64Array.from(heuristics, ({ meta }) => meta.measure.range[0]);
    this.highs = Float64Array.from(heuristics, ({ meta }) => meta.measure.range[1]);
  }

  /**
   * Measures the units of one file without evidence: one heuristic after the other, each on all units, so that its code
   * stays in the processor's caches. `out[u * width + slots[i]]` receives the measure of the i-th heuristic in the u-th unit,
   * held inside its declared range, or NaN where it abstained or threw.
   */
  measure(units: readonly Unit[], out: Float64Array, { width, slots, onFailure }: MeasureLayout): void {
    const failures: Failure[] = [];
    for (let index = 0; index < this.observers.length; index += 1) {
      for (let from = 0; from < units.length; ) from = this.look(index, { units, from, out, width, slot: slots[index]! }, failures);
    }
    // In the order of the units, as if they had been shown one by one.
    for (const { index, cause } of failures.sort((a, b) => a.at - b.at || a.index - b.index)) onFailure?.(this.ids[index]!, cause);
  }

  /** Shows one heuristic the units from `from` on, until it throws; @returns the next unit to show. */
  private look(index: number, { units, from, out, width, slot }: Showing, failures: Failure[]): number {
    const observe = this.observers[index]!;
    const heuristic = this.heuristics[index]!;
    const low = this.lows[index]!;
    const high = this.highs[index]!;
    taker.options = this.options[index]!;
    let at = from;
    try {
      for (; at < units.length; at += 1) {
        taker.measure = NaN;
        taker.taken = false;
        observe.call(heuristic, units[at]!, taker);
        const { measure } = taker;
        out[at * width + slot] = measure < low ? low : measure > high ? high : measure;
      }
    } catch (cause) {
      out[at * width + slot] = NaN;
      failures.push({ at, index, cause });
      at += 1;
    }
    return at;
  }
}

interface Showing {
  units: readonly Unit[];
  from: number;
  out: Float64Array;
  width: number;
  slot: number;
}

/** Where {@link MeasurePlan.measure} puts what. */
export interface MeasureLayout {
  /** Numbers per unit. */
  width: number;
  /** Place of each heuristic among them. */
  slots: Int32Array;
  onFailure?: OnFailure | undefined;
}

interface Failure {
  /** Index of the unit, and of the heuristic. */
  at: number;
  index: number;
  cause: unknown;
}

/** The same once, without a plan. `out` is at least as long as `heuristics`. */
export function measureUnit(unit: Unit, heuristics: readonly UnitHeuristic[], out: Float64Array, onFailure?: OnFailure): void {
  new MeasurePlan(heuristics).measure([unit], out, { width: heuristics.length, slots: Int32Array.from(heuristics.keys()), onFailure });
}
