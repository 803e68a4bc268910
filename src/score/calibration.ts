/** Turns a raw score into log-odds that come true, by length. One table per language family and level. */
export interface Calibration {
  /** z = score · (slope + slopeLength · ln n) + intercept + interceptLength · ln n, with n in source lines, 3 to 2,000. */
  slope: number;
  slopeLength: number;
  intercept: number;
  interceptLength: number;
  /** A rising polyline through [z, log-odds]; beyond its ends it levels off within {@link TAIL}, so nothing is much surer than the data. */
  knots: readonly (readonly [number, number])[];
}

/**
 * The most log-odds that a score beyond the last knot adds. An end that holds its value would put the strongest rows on one
 * number, and no threshold could be set among them: that is where the rare false alarms are told from the many hits.
 */
export const TAIL = 1.5;
/** Distance beyond an end at which half of {@link TAIL} is added. */
const TAIL_HALF = 4;
const tail = (distance: number): number => (TAIL * distance) / (distance + TAIL_HALF);

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
export const logit = (p: number): number => Math.log(p / (1 - p));

/** Log of the length, clipped to 3 to 2,000. */
export const logLength = (sloc: number): number => Math.log(Math.min(2000, Math.max(3, sloc)));

/** Calibrated log-odds under equal prior odds. `sloc`: source lines of the unit (or of all units of a change). */
export function calibrate(calibration: Calibration, score: number, sloc: number): number {
  const n = logLength(sloc);
  const { slope, slopeLength, intercept, interceptLength, knots } = calibration;
  return interpolate(knots, score * (slope + slopeLength * n) + intercept + interceptLength * n);
}

function interpolate(knots: Calibration['knots'], z: number): number {
  const first = knots[0];
  if (first === undefined) return z;
  if (z <= first[0]) return first[1] - tail(first[0] - z);
  for (let i = 1; i < knots.length; i++) {
    const [x1, y1] = knots[i]!;
    if (z > x1) continue;
    const [x0, y0] = knots[i - 1]!;
    return y0 + ((z - x0) / (x1 - x0)) * (y1 - y0);
  }
  const last = knots[knots.length - 1]!;
  return last[1] + tail(z - last[0]);
}
