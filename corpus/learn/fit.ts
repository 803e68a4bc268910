import { groupWeights } from './folds.ts';
import { jointDesign } from './joint-design.ts';
import { fitLogistic } from './logistic.ts';
import type { Matrix } from './matrix.ts';
import { priorVariance } from './prior.ts';
import type { View } from './views.ts';

export interface FitOptions {
  bits: number;
  /** Inverse L2 penalty of the linear model. */
  c: number;
  epochs: number;
  /** An n-gram must occur with this many owner groups. */
  minGroups: number;
  /** Length of a standardised dense column beside an n-gram family of length one. */
  denseScale: number;
  seed: number;
}

/** Mean and spread of a dense column on the rows learned from; a missing measure counts as the mean. */
export interface Scaling {
  mean: Float64Array;
  spread: Float64Array;
}

export interface Fit {
  /** Weight per n-gram bucket. */
  grams: Float64Array;
  /** Weight per dense column, on the standardised measure. */
  dense: Float64Array;
  scaling: Scaling;
  bias: number;
}

export interface Rows {
  matrix: Matrix;
  labels: Uint8Array;
  groups: readonly string[];
  /** Multiplies the weight of a row: 1 for a label as sure as labels are, less for a doubtful one, 0 for a row that is only scored. */
  trust: Float64Array;
  /** Each row is learned from in all of them; what is scored is the whole row. */
  views: readonly View[];
}

/** Learns the joint linear model (n-grams and measures) on `rows`. */
export function fit({ matrix, labels, groups, trust, views }: Rows, rows: Uint32Array, options: FitOptions): Fit {
  const scaling = scalingOf(matrix, rows);
  const buckets = 1 << options.bits;
  const scaled = scale(matrix, scaling, options.denseScale);
  const variance = priorVariance({ matrix, scaled, labels, groups, trust, buckets }, rows);
  const owned = groupWeights(Array.from(rows, (r) => groups[r]!), Array.from(rows, (r) => labels[r]!), Array.from(rows, (r) => trust[r]!));
  const n = labels.length;
  const weights = new Float64Array(n * views.length);
  views.forEach(({ weight }, v) => owned.forEach((w, k) => (weights[v * n + rows[k]!] = w * weight)));
  const w = fitLogistic({
    x: jointDesign({ matrix, scaled, variance, views }),
    y: Uint8Array.from(weights, (_, at) => labels[at % n]!),
    rows: Uint32Array.from(views.flatMap((_, v) => Array.from(rows, (r) => v * n + r))),
    weights, c: options.c, epochs: options.epochs, seed: options.seed,
  });
  return {
    grams: w.slice(0, buckets),
    dense: w.slice(buckets, buckets + matrix.denseColumns).map((v) => v * options.denseScale),
    scaling,
    bias: w[w.length - 1]!,
  };
}

/** The uncalibrated log-odds of one row. */
export function score({ grams, dense, scaling, bias }: Fit, matrix: Matrix, row: number): number {
  const d = matrix.denseColumns;
  let sum = matrix.grams.dot(row, grams) + bias;
  for (let j = 0; j < d; j++) sum += dense[j]! * standardise(matrix.dense[row * d + j]!, scaling, j);
  return sum;
}

/** Standardised and clipped to ±3; a missing measure is 0. */
export const standardise = (value: number, { mean, spread }: Scaling, column: number): number =>
  Number.isNaN(value) ? 0 : Math.max(-3, Math.min(3, (value - mean[column]!) / spread[column]!));

function scalingOf({ dense, denseColumns: d }: Matrix, rows: Uint32Array): Scaling {
  const mean = new Float64Array(d);
  const spread = new Float64Array(d).fill(1);
  for (let j = 0; j < d; j++) {
    let n = 0;
    let sum = 0;
    let squares = 0;
    for (const row of rows) {
      const value = dense[row * d + j]!;
      if (Number.isNaN(value)) continue;
      n++;
      sum += value;
      squares += value * value;
    }
    if (n < 2) continue;
    mean[j] = sum / n;
    spread[j] = Math.sqrt(Math.max(1e-12, squares / n - mean[j]! ** 2)) || 1;
    if (spread[j]! < 1e-5) spread[j] = 1;
  }
  return { mean, spread };
}

function scale({ dense, denseColumns: d }: Matrix, scaling: Scaling, factor: number): Float32Array {
  return dense.map((value, i) => standardise(value, scaling, i % d) * factor);
}
