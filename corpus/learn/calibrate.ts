import { type Calibration, logLength, logit, sigmoid } from '../../src/score/calibration.ts';

export interface Scored {
  score: number;
  sloc: number;
  label: 0 | 1;
  /** Owner groups count alike, by the square root of their rows. */
  weight: number;
}

/**
 * Platt scaling whose slope and intercept depend on length, then a rising polyline (pool adjacent violators on
 * equal-mass bins). Fit it on out-of-fold scores only.
 * Sources: Platt (1999); Zadrozny, Elkan, KDD 2002.
 */
export function fitCalibration(rows: readonly Scored[], bins = 24): Calibration {
  const balanced = balance(rows);
  const [slope, slopeLength, intercept, interceptLength] = newton(
    balanced.map(({ score, sloc }) => [score, score * logLength(sloc), 1, logLength(sloc)]),
    balanced.map((row) => row.label),
    balanced.map((row) => row.weight),
  ) as [number, number, number, number];
  const z = (row: Scored) => row.score * (slope + slopeLength * logLength(row.sloc)) + intercept + interceptLength * logLength(row.sloc);
  const knots = isotonic(balanced.map((row) => ({ z: z(row), label: row.label, weight: row.weight })), bins);
  return { slope, slopeLength, intercept, interceptLength, knots };
}

/** Both classes get total weight 1/2. */
function balance(rows: readonly Scored[]): Scored[] {
  const totals = [0, 0];
  for (const row of rows) totals[row.label]! += row.weight;
  return rows.map((row) => ({ ...row, weight: (0.5 * row.weight) / totals[row.label]! }));
}

/** Weighted logistic regression of few columns by Newton's method with a small ridge. */
function newton(x: readonly (readonly number[])[], y: readonly number[], weights: readonly number[], ridge = 1e-4): number[] {
  const d = x[0]!.length;
  const w = new Array<number>(d).fill(0);
  for (let round = 0; round < 40; round++) {
    const gradient = w.map((v) => ridge * v);
    const hessian = Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => (i === j ? ridge : 0)));
    x.forEach((row, i) => {
      const p = sigmoid(row.reduce((sum, v, j) => sum + v * w[j]!, 0));
      const pull = weights[i]! * (p - y[i]!);
      const curve = weights[i]! * p * (1 - p);
      for (let j = 0; j < d; j++) {
        gradient[j]! += pull * row[j]!;
        for (let k = 0; k < d; k++) hessian[j]![k]! += curve * row[j]! * row[k]!;
      }
    });
    const step = solve(hessian, gradient);
    for (let j = 0; j < d; j++) w[j]! -= step[j]!;
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  return w;
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: number[][], right: number[]): number[] {
  const a = matrix.map((row, i) => [...row, right[i]!]);
  const n = right.length;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(a[r]![i]!) > Math.abs(a[pivot]![i]!)) pivot = r;
    [a[i], a[pivot]] = [a[pivot]!, a[i]!];
    for (let r = i + 1; r < n; r++) {
      const factor = a[r]![i]! / a[i]![i]!;
      for (let c = i; c <= n; c++) a[r]![c]! -= factor * a[i]![c]!;
    }
  }
  const out = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = a[i]![n]!;
    for (let c = i + 1; c < n; c++) sum -= a[i]![c]! * out[c]!;
    out[i] = sum / a[i]![i]!;
  }
  return out;
}

interface Block {
  z: number;
  positive: number;
  total: number;
}

function isotonic(rows: { z: number; label: number; weight: number }[], bins: number): [number, number][] {
  const sorted = [...rows].sort((a, b) => a.z - b.z);
  const mass = sorted.reduce((sum, row) => sum + row.weight, 0) / bins;
  const blocks: Block[] = [];
  let open: Block = { z: 0, positive: 0, total: 0 };
  for (const row of sorted) {
    open.z += row.weight * row.z;
    open.positive += row.weight * row.label;
    open.total += row.weight;
    if (open.total >= mass) {
      merge(blocks, open);
      open = { z: 0, positive: 0, total: 0 };
    }
  }
  if (open.total > 0) merge(blocks, open);
  // Half an observation of each class keeps the ends finite.
  const unit = 0.5 / rows.length;
  return blocks.map((b) => [b.z / b.total, logit((b.positive + unit) / (b.total + 2 * unit))]);
}

/** Pushes a block, pooling it with earlier ones while the rate would fall. */
function merge(blocks: Block[], block: Block): void {
  let last = { ...block };
  while (blocks.length > 0) {
    const before = blocks[blocks.length - 1]!;
    if (before.positive / before.total < last.positive / last.total) break;
    blocks.pop();
    last = { z: before.z + last.z, positive: before.positive + last.positive, total: before.total + last.total };
  }
  blocks.push(last);
}
