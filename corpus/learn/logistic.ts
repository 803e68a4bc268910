import { seededRandom, shuffle } from './random.ts';

/**
 * Rows that a linear model can be learned from. `dot` reads a row as it is; `add` and `squared` take each column times the
 * prior variance of its weight.
 */
export interface Design {
  columns: number;
  dot(row: number, weights: Float64Array): number;
  /** Adds `scale` × row to `weights`. */
  add(row: number, weights: Float64Array, scale: number): void;
  /** Squared length of a row. */
  squared(row: number): number;
}

export interface LogisticProblem {
  x: Design;
  /** 1 or 0 per row of `x`. */
  y: Uint8Array;
  /** Rows to learn from. */
  rows: Uint32Array;
  /** Weight per row of `x`; multiplied by `c`. */
  weights: Float64Array;
  /** Inverse of the L2 penalty. */
  c: number;
  epochs: number;
  seed: number;
}

/**
 * L2-regularised logistic regression by coordinate descent on the dual.
 * Source: Yu, Huang, Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models", Machine
 * Learning 85 (2011), algorithm 5. Returns one weight per column; a constant column serves as bias.
 */
export function fitLogistic({ x, y, rows, weights, c, epochs, seed }: LogisticProblem): Float64Array {
  const w = new Float64Array(x.columns);
  const n = rows.length;
  const caps = Float64Array.from(rows, (row) => c * weights[row]!);
  const low = caps.map((cap) => Math.min(0.001 * cap, 1e-8));
  const high = caps.map((cap, k) => cap - low[k]!);
  const norms = Float64Array.from(rows, (row) => x.squared(row));
  for (let k = 0; k < n; k++) x.add(rows[k]!, w, (y[rows[k]!] ? 1 : -1) * low[k]!);
  const order = Uint32Array.from({ length: n }, (_, k) => k);
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
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
    const b = sign * x.dot(row, w);
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
    if (z !== old) x.add(row, w, (flip ? -1 : 1) * sign * (z - old));
    return gradient;
  }
}

/** Newton steps on the one-variable sub-problem; keeps 0 < z < cap. `gradient` is its size before the first step. */
function solve(old: number, { cap, a, b }: { cap: number; a: number; b: number }): { z: number; gradient: number } {
  let z = cap - old < 0.5 * cap ? 0.1 * old : old;
  const slope = () => a * (z - old) + b + Math.log(z / (cap - z));
  const gradient = a === 0 ? 0 : Math.abs(b + Math.log(old / (cap - old)));
  let g = slope();
  for (let i = 0; i < 50 && Math.abs(g) > 1e-3; i++) {
    const next = z - g / (a + cap / ((cap - z) * z));
    z = next <= 0 ? z * 0.1 : Math.min(next, cap * (1 - 1e-12));
    g = slope();
  }
  return { z, gradient };
}
