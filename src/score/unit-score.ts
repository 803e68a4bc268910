import type { ResemblanceReason, Unit, UnitHeuristic } from '../api/index.ts';
import type { OnFailure } from '../engine/measure.ts';
import { type Calibration, calibrate, logit, sigmoid } from './calibration.ts';
import { GramScorer } from './gram-scorer.ts';
import { House } from './house.ts';
import { COMMENT_FAMILIES, FAMILIES } from './grams.ts';
import { Measures } from './measures.ts';
import { type Dialect, dialectOf, type LanguageModel, type Level } from './model.ts';
import { poolScores, type Scored } from './pool.ts';

/** Source lines below which a unit is left to its change: on fewer, style says little. */
export const MINIMUM_SLOC = 4;

const COMMENTS = COMMENT_FAMILIES.map((family) => FAMILIES.indexOf(family));

export interface UnitScore extends Scored {
  /** Calibrated probability under equal prior odds, in (0, 1). */
  resemblance: number;
  /** Present where the tool would rather abstain; then `resemblance` is its best guess. */
  reason?: ResemblanceReason;
}

/** What the n-grams of a unit say, and how much they bear on it. */
interface Begun extends Pick<Scored, 'comments' | 'commentGrams'> {
  grams: number;
  bearing: number;
}

/** Scores units of one language family. Keeps working memory: one instance per thread. */
export class UnitScorer {
  readonly model: LanguageModel;
  private readonly grams: GramScorer;
  private readonly sums = new Float64Array(FAMILIES.length);
  private readonly measures: Measures;
  private readonly steps: Float64Array;
  private readonly weights: Float64Array;
  private readonly means: Float64Array;
  private readonly spreads: Float64Array;
  private readonly standardised: Float64Array;
  private house: House | undefined;

  constructor(model: LanguageModel, heuristics: readonly UnitHeuristic[], onFailure?: OnFailure) {
    this.model = model;
    this.grams = new GramScorer(model.grams);
    this.steps = Float64Array.from(FAMILIES, (family) => model.step[family]);
    this.weights = Float64Array.from(model.heuristics, ({ weight }) => weight);
    this.means = Float64Array.from(model.heuristics, ({ mean }) => mean);
    this.spreads = Float64Array.from(model.heuristics, ({ spread }) => spread);
    this.standardised = new Float64Array(model.heuristics.length);
    this.measures = new Measures(model.heuristics.map(({ id }) => id), heuristics, onFailure);
  }

  /** From now on, code that is like `earlier` units of its repository scores lower. Nothing changes where the model cannot weigh it. */
  compareWith(earlier: readonly Float64Array[] | undefined): void {
    this.house = this.model.house && earlier && new House(this.model.house, earlier);
  }

  /** Standardised measures; the array is reused by the next call. */
  measure(unit: Unit): Float64Array {
    return this.standardise(this.measures.of(unit));
  }

  /** What the likeness to earlier code of its repository adds to the score of a unit; absent when there is nothing to compare with. */
  houseShift(unit: Unit): number | undefined {
    return this.house?.shift(this.measure(unit));
  }

  /** Level `function` serves every unit below the file. */
  score(unit: Unit, level: Level = levelOf(unit)): UnitScore {
    return this.finish(unit, this.begin(unit), { measures: this.measure(unit), level });
  }

  /**
   * The same of each of the units of one file. Much faster: all n-grams, then one heuristic after the other, so that nothing
   * drives out of the processor's caches what the next unit needs.
   */
  scoreAll(units: readonly Unit[]): UnitScore[] {
    const begun = units.map((unit) => this.begin(unit));
    const rows = this.measures.ofAll(units);
    const width = this.weights.length;
    return units.map((unit, at) => this.finish(unit, begun[at]!, { measures: this.standardise(rows.subarray(at * width, (at + 1) * width)), level: levelOf(unit) }));
  }

  /** Pools units of one change or file; `undefined` when there are none. */
  pool(parts: readonly Scored[], level: Level): UnitScore | undefined {
    const pooled = poolScores(parts);
    return pooled && this.judge(pooled, level);
  }

  /**
   * Judges the pooled code of one change together with what its message says.
   * @param said log-odds, as `weighMessage` tells them
   */
  judgeCommit(pooled: Scored, said: number): UnitScore {
    const change = this.judge(pooled, 'change');
    return { ...change, resemblance: sigmoid(calibrate(this.tableOf(change.dialect).commit, logit(change.resemblance) + said, change.sloc)) };
  }

  private finish(unit: Unit, { grams, bearing, ...said }: Begun, { measures, level }: { measures: Float64Array; level: Level }): UnitScore {
    const judged = this.judge({ score: this.addMeasures(unit, grams, measures), ...said, sloc: unit.sloc, dialect: dialectOf(unit.language) }, level);
    if (judged.reason !== undefined || !(bearing < this.least(judged.dialect, level))) return judged;
    return { ...judged, reason: this.model.family !== 'prose' && isBare(unit) ? 'formatter-flattened' : 'out-of-distribution' };
  }

  private least(dialect: Dialect, level: Level): number {
    return level === 'change' || level === 'commit' ? 0 : (this.model.leastBearing?.[dialect]?.[level] ?? 0);
  }

  /** What a score that was pooled, or of one unit, comes to at a level. */
  judge(scored: Scored, level: Level): UnitScore {
    const judged = { ...scored, resemblance: this.resemblance(scored, level) };
    return scored.sloc < MINIMUM_SLOC ? { ...judged, reason: 'too-short' } : judged;
  }

  private resemblance({ score, sloc, dialect }: Scored, level: Level): number {
    return sigmoid(calibrate(this.tableOf(dialect)[level], score, sloc));
  }

  private tableOf(dialect: Dialect): Record<Level, Calibration> {
    const table = this.model.calibration[dialect];
    if (table === undefined) throw new TypeError(`the ${this.model.family} model has no calibration for ${dialect}`);
    return table;
  }

  private begin(unit: Unit): Begun {
    const { steps, sums } = this;
    this.grams.score(unit, sums);
    let score = this.model.bias;
    for (let family = 0; family < steps.length; family += 1) score += steps[family]! * sums[family]!;
    let comments = 0;
    for (const family of COMMENTS) comments += steps[family]! * sums[family]!;
    return { grams: score, bearing: this.grams.bearing, comments, commentGrams: this.grams.commentGrams };
  }

  private standardise(measures: Float64Array): Float64Array {
    const { standardised: all, means, spreads } = this;
    for (let j = 0; j < all.length; j++) all[j] = standardise(measures[j]!, means[j]!, spreads[j]!);
    return all;
  }

  private addMeasures({ kind }: Unit, begun: number, measures: Float64Array): number {
    const { weights } = this;
    let score = begun;
    for (let j = 0; j < measures.length; j++) score += weights[j]! * measures[j]!;
    return this.house === undefined || kind === 'file' ? score : score + this.house.shift(measures);
  }
}

/** Nothing but code that any formatter lays out alike. */
const isBare = ({ comments, docs }: Unit): boolean => comments.length + docs.length === 0;

const levelOf = ({ kind }: Unit): Level => (kind === 'file' ? 'file' : 'function');

/** Distance from the training mean in spreads, clipped to ±3; a missing measure is 0. */
export function standardised(model: LanguageModel, column: number, measure: number): number {
  const { mean, spread } = model.heuristics[column]!;
  return standardise(measure, mean, spread);
}

const standardise = (measure: number, mean: number, spread: number): number =>
  Number.isNaN(measure) ? 0 : Math.max(-3, Math.min(3, (measure - mean) / spread));
