import type { Trees } from '../../src/score/trees.ts';

export interface BoostProblem {
  /** Row-major features; NaN is missing. */
  x: Float32Array;
  columns: number;
  y: Uint8Array;
  weights: Float64Array;
  rows: Uint32Array;
  trees: number;
  depth: number;
  rate: number;
  /** L2 penalty on leaf values, in units of summed hessian. */
  penalty: number;
  /** Least summed weight in a child. */
  minimum: number;
  /** Log-odds each row starts from; absent = 0. */
  offset?: Float64Array;
}

const BINS = 64;

/** Gradient boosting with second-order leaf values on binned features. Source: Chen, Guestrin, "XGBoost", KDD 2016, §2.2. */
export function fitTrees(problem: BoostProblem): Trees {
  const { rows, y, weights, depth } = problem;
  const bins = binFeatures(problem);
  const n = rows.length;
  const score = new Float64Array(n);
  if (problem.offset) for (let k = 0; k < n; k++) score[k] = problem.offset[rows[k]!]!;
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n);
  const node = new Uint16Array(n);
  const inner = (1 << depth) - 1;
  const result: Trees = { depth, features: [], thresholds: [], leaves: [] };
  for (let tree = 0; tree < problem.trees; tree++) {
    for (let k = 0; k < n; k++) {
      const p = 1 / (1 + Math.exp(-score[k]!));
      const w = weights[rows[k]!]!;
      gradient[k] = w * (p - y[rows[k]!]!);
      hessian[k] = w * p * (1 - p);
    }
    node.fill(0);
    for (let level = 0; level < depth; level++) splitLevel({ problem, bins, gradient, hessian, node, level, result });
    const leaves = leafValues({ gradient, hessian, node, inner, problem });
    for (let k = 0; k < n; k++) score[k]! += leaves[node[k]! - inner]!;
    result.leaves.push(...leaves);
  }
  return result;
}

interface Bins {
  codes: Uint8Array;
  edges: Float64Array[];
}

function binFeatures({ x, columns, rows }: BoostProblem): Bins {
  const codes = new Uint8Array(rows.length * columns);
  const edges: Float64Array[] = [];
  for (let j = 0; j < columns; j++) {
    const values: number[] = [];
    for (const row of rows) {
      const value = x[row * columns + j]!;
      if (!Number.isNaN(value)) values.push(value);
    }
    values.sort((a, b) => a - b);
    const cuts: number[] = [];
    for (let b = 1; b < BINS - 1; b++) {
      const at = Math.floor((b / (BINS - 1)) * values.length);
      const cut = values[at];
      if (cut !== undefined && at > 0 && cut !== cuts[cuts.length - 1] && cut < values[values.length - 1]!) cuts.push(cut);
    }
    // Present values must be separable from missing ones, which always go left.
    if (values.length > 0) cuts.unshift(values[0]! - 1);
    edges.push(Float64Array.from(new Set(cuts)));
    for (let k = 0; k < rows.length; k++) {
      const value = x[rows[k]! * columns + j]!;
      codes[k * columns + j] = Number.isNaN(value) ? 0 : lowerBound(edges[j]!, value);
    }
  }
  return { codes, edges };
}

/** How many edges lie strictly below `value`. */
function lowerBound(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Level {
  problem: BoostProblem;
  bins: Bins;
  gradient: Float64Array;
  hessian: Float64Array;
  node: Uint16Array;
  level: number;
  result: Trees;
}

function splitLevel({ problem, bins, gradient, hessian, node, level, result }: Level): void {
  const { columns, penalty, minimum } = problem;
  const count = 1 << level;
  const first = count - 1;
  const sums = new Float64Array(count * columns * BINS * 2);
  for (let k = 0; k < node.length; k++) {
    let base = (node[k]! - first) * columns * BINS * 2;
    const g = gradient[k]!;
    const h = hessian[k]!;
    const at = k * columns;
    for (let j = 0; j < columns; j++, base += BINS * 2) {
      const slot = base + bins.codes[at + j]! * 2;
      sums[slot]! += g;
      sums[slot + 1]! += h;
    }
  }
  const best = Array.from({ length: count }, (_, i) => bestSplit(sums, i, { columns, penalty, minimum, bins }));
  for (const split of best) {
    result.features.push(split.feature);
    result.thresholds.push(split.threshold);
  }
  for (let k = 0; k < node.length; k++) {
    const split = best[node[k]! - first]!;
    node[k] = 2 * node[k]! + (bins.codes[k * columns + split.feature]! > split.bin ? 2 : 1);
  }
}

function bestSplit(
  sums: Float64Array,
  index: number,
  { columns, penalty, minimum, bins }: { columns: number; penalty: number; minimum: number; bins: Bins },
): { feature: number; threshold: number; bin: number } {
  let best = { feature: 0, threshold: Infinity, bin: BINS };
  let bestGain = 1e-9;
  for (let j = 0; j < columns; j++) {
    const base = (index * columns + j) * BINS * 2;
    let g = 0;
    let h = 0;
    for (let b = 0; b < BINS; b++) {
      g += sums[base + 2 * b]!;
      h += sums[base + 2 * b + 1]!;
    }
    const parent = (g * g) / (h + penalty);
    let leftG = 0;
    let leftH = 0;
    const edges = bins.edges[j]!;
    for (let b = 0; b < edges.length; b++) {
      leftG += sums[base + 2 * b]!;
      leftH += sums[base + 2 * b + 1]!;
      if (leftH < minimum || h - leftH < minimum) continue;
      const gain = (leftG * leftG) / (leftH + penalty) + (g - leftG) ** 2 / (h - leftH + penalty) - parent;
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature: j, threshold: edges[b]!, bin: b };
      }
    }
  }
  return best;
}

function leafValues(o: { gradient: Float64Array; hessian: Float64Array; node: Uint16Array; inner: number; problem: BoostProblem }): number[] {
  const leaves = 1 << o.problem.depth;
  const g = new Float64Array(leaves);
  const h = new Float64Array(leaves);
  for (let k = 0; k < o.node.length; k++) {
    g[o.node[k]! - o.inner]! += o.gradient[k]!;
    h[o.node[k]! - o.inner]! += o.hessian[k]!;
  }
  return Array.from({ length: leaves }, (_, i) => (-o.problem.rate * g[i]!) / (h[i]! + o.problem.penalty));
}
