import { seededRandom } from './random.ts';

/** Area under the ROC curve by ranks, ties shared (Mann–Whitney). NaN when a class is missing. */
export function auc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && scores[order[j]!] === scores[order[i]!]) j++;
    const rank = (i + j + 1) / 2;
    for (let k = i; k < j; k++)
      if (labels[order[k]!]) {
        positives++;
        rankSum += rank;
      }
    i = j;
  }
  const negatives = order.length - positives;
  return positives && negatives ? (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives) : NaN;
}

/** The threshold above which at most `rate` of the negatives lie, and the share of positives above it. */
export function rateAt(scores: ArrayLike<number>, labels: ArrayLike<number>, rate: number): { threshold: number; tpr: number } {
  const negatives: number[] = [];
  let positives = 0;
  for (let i = 0; i < scores.length; i++) if (labels[i]) positives++;
  else negatives.push(scores[i]!);
  negatives.sort((a, b) => b - a);
  const threshold = negatives[Math.floor(rate * negatives.length)] ?? -Infinity;
  let hits = 0;
  for (let i = 0; i < scores.length; i++) if (labels[i] && scores[i]! > threshold) hits++;
  return { threshold, tpr: positives ? hits / positives : NaN };
}

/**
 * Expected calibration error over equal-mass bins with both classes given the same total weight.
 * Source: Naeini et al., AAAI 2015 (equal-mass binning); weighting by class is ours, so that prevalence does not decide.
 */
export function calibrationError(probabilities: ArrayLike<number>, labels: ArrayLike<number>, bins = 15): number {
  const n = probabilities.length;
  let positives = 0;
  for (let i = 0; i < n; i++) if (labels[i]) positives++;
  const weight = (i: number) => (labels[i] ? 0.5 / positives : 0.5 / (n - positives));
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => probabilities[a]! - probabilities[b]!);
  let error = 0;
  let mass = 0;
  let gap = 0;
  let bin = 1;
  for (const i of order) {
    const w = weight(i);
    mass += w;
    gap += w * ((labels[i] ? 1 : 0) - probabilities[i]!);
    if (mass >= bin / bins) {
      error += Math.abs(gap);
      gap = 0;
      bin++;
    }
  }
  return error + Math.abs(gap);
}

/** Percentile interval of a statistic over resampled groups (owners), never units. */
export function bootstrap(
  groups: readonly string[],
  statistic: (indices: number[]) => number,
  { rounds = 200, seed = 1, level = 0.95 } = {},
): [number, number] {
  const members = new Map<string, number[]>();
  groups.forEach((group, i) => {
    const list = members.get(group);
    if (list) list.push(i);
    else members.set(group, [i]);
  });
  const names = [...members.keys()].sort();
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const picked: number[] = [];
    for (let k = 0; k < names.length; k++) for (const i of members.get(names[Math.floor(random() * names.length)]!)!) picked.push(i);
    const value = statistic(picked);
    if (!Number.isNaN(value)) values.push(value);
  }
  return percentiles(values, level);
}

function percentiles(values: number[], level: number): [number, number] {
  values.sort((a, b) => a - b);
  const at = (q: number) => values[Math.min(values.length - 1, Math.max(0, Math.floor(q * values.length)))] ?? NaN;
  return [at((1 - level) / 2), at(1 - (1 - level) / 2)];
}

/**
 * What {@link bootstrap} of {@link auc} over groups gives, but sorted once: a resampled group counts as often as it was drawn.
 */
export function aucInterval(
  groups: readonly string[], scores: ArrayLike<number>, labels: ArrayLike<number>, { rounds = 200, seed = 1, level = 0.95 } = {},
): [number, number] {
  const names = [...new Set(groups)].sort();
  const indexOf = new Map(names.map((name, i) => [name, i]));
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  const group = Uint32Array.from(order, (i) => indexOf.get(groups[i]!)!);
  const positive = Uint8Array.from(order, (i) => (labels[i] ? 1 : 0));
  const tiedWithNext = Uint8Array.from(order, (i, k) => (k + 1 < order.length && scores[order[k + 1]!] === scores[i] ? 1 : 0));
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const drawn = new Uint32Array(names.length);
    for (let k = 0; k < names.length; k++) drawn[Math.floor(random() * names.length)]!++;
    const value = weightedAuc({ group, positive, tiedWithNext }, drawn);
    if (!Number.isNaN(value)) values.push(value);
  }
  return percentiles(values, level);
}

function weightedAuc(
  { group, positive, tiedWithNext }: { group: Uint32Array; positive: Uint8Array; tiedWithNext: Uint8Array }, times: Uint32Array,
): number {
  let below = 0;
  let positives = 0;
  let wins = 0;
  let tiedPositives = 0;
  let tiedNegatives = 0;
  for (let k = 0; k < group.length; k++) {
    if (positive[k]) tiedPositives += times[group[k]!]!;
    else tiedNegatives += times[group[k]!]!;
    if (tiedWithNext[k]) continue;
    wins += tiedPositives * (below + tiedNegatives / 2);
    positives += tiedPositives;
    below += tiedNegatives;
    tiedPositives = tiedNegatives = 0;
  }
  return positives && below ? wins / (positives * below) : NaN;
}
