import type { ResemblanceReason, Unit, UnitHeuristic } from '../api/index.ts';
import type { OnFailure } from '../engine/observe.ts';
import { calibrate, sigmoid } from './calibration.ts';
import { FAMILIES, gramBuffers, type GramBuffers } from './grams.ts';
import { Measures } from './measures.ts';
import type { LanguageModel, Level } from './model.ts';
import { poolScores, type Scored } from './pool.ts';
import { gramScores } from './vector.ts';

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
  private readonly buffers: GramBuffers;
  private readonly sums = new Float64Array(FAMILIES.length);
  private readonly measures: Measures;

  constructor(model: LanguageModel, heuristics: readonly UnitHeuristic[], onFailure?: OnFailure) {
    this.model = model;
    this.buffers = gramBuffers(model.bits);
    this.measures = new Measures(model.heuristics.map(({ id }) => id), heuristics, onFailure);
  }

  /** Level `function` serves every unit below the file. */
  score(unit: Unit, level: Level = unit.kind === 'file' ? 'file' : 'function'): UnitScore {
    const scored = { score: this.raw(unit), sloc: unit.sloc };
    return { ...scored, resemblance: this.resemblance(scored, level), ...(unit.sloc < MINIMUM_SLOC ? { reason: 'too-short' as const } : {}) };
  }

  /** Pools units of one change or file; `undefined` when there are none. */
  pool(parts: readonly Scored[], level: Level): UnitScore | undefined {
    const pooled = poolScores(parts);
    return pooled && { ...pooled, resemblance: this.resemblance(pooled, level), ...(pooled.sloc < MINIMUM_SLOC ? { reason: 'too-short' as const } : {}) };
  }

  private resemblance({ score, sloc }: Scored, level: Level): number {
    return sigmoid(calibrate(this.model.calibration[level], score, sloc));
  }

  private raw(unit: Unit): number {
    const { model } = this;
    gramScores(unit, this.buffers, model.grams, this.sums);
    let score = model.bias;
    FAMILIES.forEach((family, f) => (score += model.step[family] * this.sums[f]!));
    this.measures.of(unit).forEach((measure, j) => (score += model.heuristics[j]!.weight * standardised(model, j, measure)));
    return score;
  }
}

/** Distance from the training mean in spreads, clipped to ±3; a missing measure is 0. */
export function standardised(model: LanguageModel, column: number, measure: number): number {
  const { mean, spread } = model.heuristics[column]!;
  return Number.isNaN(measure) ? 0 : Math.max(-3, Math.min(3, (measure - mean) / spread));
}
