import type { Matrix } from './matrix.ts';

/** Rows of one class that an owner needs before its mean counts. */
const FEWEST_ROWS = 3;
/** Bounds of t: nothing is shut out, nothing decides alone. */
const LEAST = 0.1;
const MOST = 8;
const CONSISTENCY_POWER = 0.75;
const RARITY_POWER = 0.25;
const RAREST = 1e-6;

export interface PriorInput {
  matrix: Matrix;
  /** Standardised dense columns, row-major. */
  scaled: Float32Array;
  labels: Uint8Array;
  groups: readonly string[];
  /** Rows below 1 have no say in which traits owners agree on. */
  trust: Float64Array;
  /** N-gram buckets; dense columns and the constant come after them. */
  buckets: number;
}

/**
 * Variance of each weight's normal prior, one per column of the joint model. A trait that owners agree on may weigh more
 * than one whose mean hangs on a few of them, and a rare one more than a common one:
 * spread = clip(t)^0.75 · frequency^-0.25, with t the difference of the classes' means over owners in its standard errors
 * (Welch 1947). Scaled so that rows keep their mean squared length, and the penalty its meaning.
 */
export function priorVariance(input: PriorInput, rows: Uint32Array): Float64Array {
  const { buckets, matrix } = input;
  const columns = buckets + matrix.denseColumns;
  const human = momentsOver(input, rows, 0);
  const agent = momentsOver(input, rows, 1);
  const spread = new Float64Array(columns + 1).fill(1);
  const factors: number[] = [];
  for (let j = 0; j < columns; j++) {
    spread[j] = Math.min(MOST, Math.max(LEAST, welch(agent, human, j))) ** CONSISTENCY_POWER;
    if (j >= buckets) continue;
    const frequency = agent.mean[j]! + human.mean[j]!;
    const factor = Math.max(RAREST, frequency) ** -RARITY_POWER;
    spread[j]! *= factor;
    if (frequency > 0) factors.push(factor);
  }
  // A measure has no frequency: it gets what the middle n-gram gets.
  const usual = factors.sort((a, b) => a - b)[factors.length >> 1] ?? 1;
  for (let j = buckets; j < columns; j++) spread[j]! *= usual;
  return keepLength(spread.map((s) => s * s), input, rows);
}

/** Mean of a class over its owners, each owner counting once, and the squared standard error of that mean. */
interface Moments {
  mean: Float64Array;
  squaredError: Float64Array;
}

function welch(a: Moments, b: Moments, j: number): number {
  return Math.abs(a.mean[j]! - b.mean[j]!) / (Math.sqrt(a.squaredError[j]! + b.squaredError[j]!) + 1e-9);
}

function momentsOver(input: PriorInput, rows: Uint32Array, label: number): Moments {
  const columns = input.buckets + input.matrix.denseColumns;
  const owners = byOwner(input, rows, label).filter((own) => own.length >= FEWEST_ROWS);
  const mean = new Float64Array(columns);
  const squaredError = new Float64Array(columns);
  const own = new Float64Array(columns);
  for (const members of owners) {
    own.fill(0);
    for (const row of members) addRow(input, row, own, 1 / members.length);
    for (let j = 0; j < columns; j++) {
      mean[j]! += own[j]! / owners.length;
      squaredError[j]! += own[j]! ** 2 / owners.length;
    }
  }
  for (let j = 0; j < columns; j++) squaredError[j] = Math.max(0, squaredError[j]! - mean[j]! ** 2) / Math.max(1, owners.length);
  return { mean, squaredError };
}

function byOwner({ labels, groups, trust }: PriorInput, rows: Uint32Array, label: number): number[][] {
  const owners = new Map<string, number[]>();
  for (const row of rows) {
    if (labels[row] !== label || trust[row]! < 1) continue;
    const own = owners.get(groups[row]!);
    if (own) own.push(row);
    else owners.set(groups[row]!, [row]);
  }
  return [...owners.values()];
}

function addRow({ matrix, scaled, buckets }: PriorInput, row: number, to: Float64Array, factor: number): void {
  matrix.grams.add(row, to, { scale: factor });
  for (let j = 0, d = matrix.denseColumns, at = row * d; j < d; j++) to[buckets + j]! += factor * scaled[at + j]!;
}

function keepLength(variance: Float64Array, { matrix, scaled, buckets }: PriorInput, rows: Uint32Array): Float64Array {
  const d = matrix.denseColumns;
  let before = 0;
  let after = 0;
  for (const row of rows) {
    before += matrix.grams.squared(row);
    after += matrix.grams.squared(row, { variance });
    for (let j = 0, at = row * d; j < d; j++) {
      const square = scaled[at + j]! ** 2;
      before += square;
      after += square * variance[buckets + j]!;
    }
  }
  const constant = variance.length - 1;
  return variance.map((v, j) => (j === constant ? v : (v * before) / after));
}
