import { seededRandom, shuffle } from './random.ts';
import type { Sparse } from './sparse.ts';

export interface LogisticProblem {
  x: Sparse;
  /** 1 or 0 per row of `x`. */
  y: Uint8Array;
  /** Rows to learn from. */
  rows: Uint32Array;
  /** Weight per row of `x`; multiplied by `c`. */
  weights: Float64Array;
  columns: number;
  /** Inverse of the L2 penalty. */
  c: number;
  epochs: number;
  seed: number;
}

/**
 * L2-regularised logistic regression by coordinate descent on the dual.
 * Source: Yu, Huang, Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models", Machine
 * Learning 85 (2011), algorithm 5. Returns one weight per column; a constant column in `x` serves as bias.
 */
export function fitLogistic(problem: LogisticProblem): Float64Array {
  const { x, y, rows, weights, c } = problem;
  const w = new Float64Array(problem.columns);
  const n = rows.length;
  const caps = new Float64Array(n);
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  const norms = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const row = rows[k]!;
    const cap = c * weights[row]!;
    caps[k] = cap;
    low[k] = Math.min(0.001 * cap, 1e-8);
    high[k] = cap - low[k]!;
    norms[k] = addRow(x, row, w, (y[row] ? 1 : -1) * low[k]!);
  }
  const order = Uint32Array.from({ length: n }, (_, k) => k);
  const random = seededRandom(problem.seed);
  for (let epoch = 0; epoch < problem.epochs; epoch++) {
    shuffle(order, random);
    let worst = 0;
    for (const k of order) worst = Math.max(worst, step(k));
    if (worst < 0.01) break;
  }
  return w;

  function step(k: number): number {
    const row = rows[k]!;
    const sign = y[row] ? 1 : -1;
    const a = norms[k]!;
    const b = sign * dotRow(x, row, w);
    const flip = 0.5 * a * (high[k]! - low[k]!) + b < 0;
    const old = flip ? high[k]! : low[k]!;
    const { z, gradient } = solve(old, { cap: caps[k]!, a, b: flip ? -b : b });
    if (flip) {
      high[k] = z;
      low[k] = caps[k]! - z;
    } else {
      low[k] = z;
      high[k] = caps[k]! - z;
    }
    if (z !== old) addRow(x, row, w, (flip ? -1 : 1) * sign * (z - old));
    return gradient;
  }
}

/** Newton steps on the one-variable sub-problem; keeps 0 < z < cap. */
function solve(old: number, { cap, a, b }: { cap: number; a: number; b: number }): { z: number; gradient: number } {
  let z = cap - old < 0.5 * cap ? 0.1 * old : old;
  const slope = () => a * (z - old) + b + Math.log(z / (cap - z));
  const first = Math.abs(a === 0 ? 0 : b + Math.log(old / (cap - old)));
  let g = slope();
  for (let i = 0; i < 50 && Math.abs(g) > 1e-3; i++) {
    const next = z - g / (a + cap / ((cap - z) * z));
    z = next <= 0 ? z * 0.1 : Math.min(next, cap * (1 - 1e-12));
    g = slope();
  }
  return { z, gradient: first };
}

export function dotRow(x: Sparse, row: number, w: Float64Array): number {
  let sum = 0;
  for (let p = x.starts[row]!, end = x.starts[row + 1]!; p < end; p++) sum += w[x.columns[p]!]! * x.values[p]!;
  return sum;
}

/** Adds `scale` × row to `w`; returns the row's squared length. */
function addRow(x: Sparse, row: number, w: Float64Array, scale: number): number {
  let norm = 0;
  for (let p = x.starts[row]!, end = x.starts[row + 1]!; p < end; p++) {
    const value = x.values[p]!;
    w[x.columns[p]!]! += scale * value;
    norm += value * value;
  }
  return norm;
}
