/**
 * Weights as signed bytes. The step is set by the largest weight but one in ten thousand; what lies beyond is clipped.
 * The error per weight is at most half a step; a unit sums thousands of them, so errors cancel.
 */
export function quantise(weights: Float64Array): { bytes: Int8Array; step: number } {
  const sizes = weights.filter((w) => w !== 0).map(Math.abs).sort();
  const top = sizes[Math.floor(sizes.length * 0.9999)] ?? 1;
  const step = Number((top / 127).toPrecision(7));
  return { bytes: Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w / step)))), step };
}
