import type { ResemblanceReason, Unit, UnitHeuristic } from '../api/index.ts';
import type { OnFailure } from '../engine/observe.ts';
import { calibrate, sigmoid } from './calibration.ts';
import { GramScorer } from './gram-scorer.ts';
import { FAMILIES } from './grams.ts';
import { Measures } from './measures.ts';
import { dialectOf, type LanguageModel, type Level } from './model.ts';
import { poolScores, type Scored } from './pool.ts';

/** Source lines below which a unit is left to its change: on fewer, style says little. */
export const MINIMUM_SLOC = 4;

export interface UnitScore extends Scored {
  /** Calibrated probability under equal prior odds, in (0, 1). */
  resemblance: number;
  /** Present where the tool would rather abstain; then `resemblance` is its best guess. */
  reason?: ResemblanceReason;
}

/** Scores units of one language family. Keeps working memory: one instance per thread. */
export class UnitScorer {
  readonly model: LanguageModel;
  private readonly grams: GramScorer;
  private readonly sums = new Float64Array(FAMILIES.length);
  private readonly measures: Measures;
  private readonly weights: Float64Array;
  private readonly means: Float64Array;
  private readonly spreads: Float64Array;

  constructor(model: LanguageModel, heuristics: readonly UnitHeuristic[], onFailure?: OnFailure) {
    this.model = model;
    this.grams = new GramScorer(model.grams);
    this.weights = Float64Array.from(model.heuristics, ({ weight }) => weight);
    this.means = Float64Array.from(model.heuristics, ({ mean }) => mean);
    this.spreads = Float64Array.from(model.heuristics, ({ spread }) => spread);
    this.measures = new Measures(model.heuristics.map(({ id }) => id), heuristics, onFailure);
  }

  /** Level `function` serves every unit below the file. */
  score(unit: Unit, level: Level = unit.kind === 'file' ? 'file' : 'function'): UnitScore {
    const scored = { score: this.raw(unit), sloc: unit.sloc, dialect: dialectOf(unit.language) };
    return { ...scored, resemblance: this.resemblance(scored, level), ...(unit.sloc < MINIMUM_SLOC ? { reason: 'too-short' as const } : {}) };
  }

  /** Pools units of one change or file; `undefined` when there are none. */
  pool(parts: readonly Scored[], level: Level): UnitScore | undefined {
    const pooled = poolScores(parts);
    return pooled && { ...pooled, resemblance: this.resemblance(pooled, level), ...(pooled.sloc < MINIMUM_SLOC ? { reason: 'too-short' as const } : {}) };
  }

  private resemblance({ score, sloc, dialect }: Scored, level: Level): number {
    const table = this.model.calibration[dialect];
    if (table === undefined) throw new TypeError(`the ${this.model.family} model has no calibration for ${dialect}`);
    return sigmoid(calibrate(table[level], score, sloc));
  }

  private raw(unit: Unit): number {
    const { model } = this;
    this.grams.score(unit, this.sums);
    let score = model.bias;
    FAMILIES.forEach((family, f) => (score += model.step[family] * this.sums[f]!));
    const measures = this.measures.of(unit);
    for (let j = 0; j < measures.length; j++) score += this.weights[j]! * standardise(measures[j]!, this.means[j]!, this.spreads[j]!);
    return score;
  }
}

/** Distance from the training mean in spreads, clipped to ±3; a missing measure is 0. */
export function standardised(model: LanguageModel, column: number, measure: number): number {
  const { mean, spread } = model.heuristics[column]!;
  return standardise(measure, mean, spread);
}

const standardise = (measure: number, mean: number, spread: number): number =>
  Number.isNaN(measure) ? 0 : Math.max(-3, Math.min(3, (measure - mean) / spread));
