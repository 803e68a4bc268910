import { describe, expect, it } from 'vitest';
import { calibrate, type Calibration } from '../../src/score/calibration.ts';

const plain: Calibration = { slope: 1, slopeLength: 0, intercept: 0, interceptLength: 0, knots: [[-1, -2], [1, 2]] };

describe('calibrate', () => {
  it.each([[-1, -2], [0, 0], [0.5, 1], [1, 2]])('reads the log-odds of a score of %s between the knots: %s', (score, odds) => {
    expect(calibrate(plain, score, 50)).toBeCloseTo(odds, 12);
  });

  it('still tells apart the scores beyond the knots, on both sides alike', () => {
    const above = [2, 3, 4].map((score) => calibrate(plain, score, 50));
    expect(above).toEqual([...new Set(above)].sort((a, b) => a - b));
    expect(above[0]).toBeGreaterThan(2);
    expect([-2, -3, -4].map((score) => calibrate(plain, score, 50))).toEqual(above.map((odds) => -odds));
  });
});
