/** `part ÷ whole`, and 0 where the whole is 0. */
export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** `value` held inside `[low, high]`; NaN becomes `low`. */
export const clamp = (value: number, low: number, high: number): number =>
  value > low ? (value < high ? value : high) : low;

/** Arithmetic mean; 0 for no values. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return ratio(sum, values.length);
}

/**
 * Population standard deviation ÷ mean from running sums.
 * @returns 0 when there are fewer than two values or the mean is not positive.
 */
export function variationOf(count: number, sum: number, squares: number): number {
  if (count < 2 || sum <= 0) return 0;
  const average = sum / count;
  const variance = squares / count - average * average;
  return variance > 0 ? Math.sqrt(variance) / average : 0;
}

/** Coefficient of variation: population standard deviation ÷ mean. 0 for fewer than two values or a mean of 0. */
export function coefficientOfVariation(values: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    sum += value;
    squares += value * value;
  }
  return variationOf(values.length, sum, squares);
}

/** Shannon entropy of a distribution given as counts, in bits. */
export function entropy(counts: Iterable<number>): number {
  let total = 0;
  let weighted = 0;
  for (const count of counts) {
    if (count <= 0) continue;
    total += count;
    weighted += count * Math.log2(count);
  }
  return total === 0 ? 0 : Math.max(0, Math.log2(total) - weighted / total);
}

/**
 * Gini coefficient: 0 when all values are equal, towards 1 when one value holds everything.
 * @param values not negative
 */
export function gini(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  let sum = 0;
  let weighted = 0;
  sorted.forEach((value, index) => {
    sum += value;
    weighted += value * (index + 1);
  });
  if (sum === 0) return 0;
  return clamp((2 * weighted) / (sorted.length * sum) - (sorted.length + 1) / sorted.length, 0, 1);
}
