/** Steps to either side of zero. */
const MOST = 127;

/**
 * Weights as signed bytes, the largest one at the last step. Nothing is clipped: the few largest weights say more than the
 * fine difference of many small ones. The error per weight is at most half a step; a unit sums thousands of them, so
 * errors cancel.
 */
export function quantise(weights: Float64Array): { bytes: Int8Array; step: number } {
  const top = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  const step = Number((top / MOST).toPrecision(7));
  return { bytes: Int8Array.from(weights, (w) => Math.max(-MOST, Math.min(MOST, Math.round(w / step)))), step };
}
