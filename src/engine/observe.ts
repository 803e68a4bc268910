import type { CommitSubject } from '../api/commit.ts';
import type { Evidence, EvidenceClass } from '../api/evidence.ts';
import type { Meta, Observation, Observer } from '../api/heuristic.ts';
import type { CoverageNote } from '../api/report.ts';
import type { RepositorySubject } from '../api/repository.ts';
import type { CommitHeuristic, RepositoryHeuristic, UnitHeuristic } from '../api/heuristic.ts';
import type { Unit } from '../api/unit.ts';
import { fillTemplate } from './template.ts';

/** What the heuristics saw in one subject. */
export interface Observed {
  /** One value per heuristic, in their order; NaN where it abstained. */
  measures: Float64Array;
  /** In the order of the heuristics, then of their reports. */
  evidence: Evidence[];
  /** One note per heuristic that threw or measured something that is no number. */
  notes: CoverageNote[];
}

/** Receives the name of a heuristic that threw and what it threw. */
export type OnFailure = (heuristic: string, cause: unknown) => void;

type Looking<Subject> = {
  class: EvidenceClass;
  meta: Pick<Meta<unknown>, 'id' | 'measure' | 'messages'>;
  defaults: object;
  observe(subject: Subject, observer: Observer<object>): void;
};

const inRange = (measure: number, [low, high]: readonly [number, number]): number =>
  measure < low ? low : measure > high ? high : measure;

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

function toEvidence<Subject>(heuristic: Looking<Subject>, observation: Observation, first: boolean): Evidence {
  const { id, measure, messages } = heuristic.meta;
  const value = inRange(observation.measure, measure.range);
  const template = messages[observation.messageId] ?? observation.messageId;
  const percent = Math.round(value * 100);
  return {
    heuristic: id,
    class: heuristic.class,
    message: fillTemplate(template, { measure: value, percent, ...observation.data }),
    ...(observation.startLine === undefined ? {} : { startLine: observation.startLine, endLine: observation.endLine ?? observation.startLine }),
    ...(first ? { measure: value } : {}),
  };
}

function observeSubject<Subject>(subject: Subject, heuristics: readonly Looking<Subject>[]): Observed {
  const observed: Observed = { measures: new Float64Array(heuristics.length).fill(NaN), evidence: [], notes: [] };
  heuristics.forEach((heuristic, index) => {
    const seen: Evidence[] = [];
    const report = (observation: Observation): void => {
      if (Number.isNaN(observation.measure)) throw new TypeError('the measure is not a number');
      seen.push(toEvidence(heuristic, observation, seen.length === 0));
    };
    try {
      heuristic.observe(subject, { options: heuristic.defaults, report });
      observed.measures[index] = seen[0]?.measure ?? NaN;
      observed.evidence.push(...seen);
    } catch (cause) {
      observed.notes.push(failureNote(heuristic.meta.id, cause));
    }
  });
  return observed;
}

/** The coverage note for a heuristic that threw: the rest of the run goes on without it. */
export function failureNote(heuristic: string, cause: unknown): CoverageNote {
  const what = cause instanceof Error ? cause.message : String(cause);
  return { code: 'heuristic-failed', message: `${heuristic} failed and was left out here: ${what}` };
}

/** Measures and evidence of one unit. Slower than {@link measureUnit}; the measures are the same. */
export const observeUnit = (unit: Unit, heuristics: readonly UnitHeuristic[]): Observed => observeSubject(unit, heuristics);

/** Measures and evidence of one commit's metadata. They never enter the score of code. */
export const observeCommit = (commit: CommitSubject, heuristics: readonly CommitHeuristic[]): Observed =>
  observeSubject(commit, heuristics);

/** Evidence about the repository as a whole. */
export const observeRepository = (repository: RepositorySubject, heuristics: readonly RepositoryHeuristic[]): Observed =>
  observeSubject(repository, heuristics);
