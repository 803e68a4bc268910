import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCalibration, type Scored } from '../../../corpus/learn/calibrate.ts';
import { calibrationError } from '../../../corpus/learn/metrics.ts';
import { seededRandom } from '../../../corpus/learn/random.ts';
import { calibrate, sigmoid } from '../../../src/score/calibration.ts';

/** Scores that are three times too sure for short units and right for long ones. */
function overconfident(count: number): Scored[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, () => {
    const sloc = random() < 0.5 ? 6 : 100;
    const truth = random() * 6 - 3;
    return { score: sloc === 6 ? 3 * truth : truth, sloc, label: random() < sigmoid(truth) ? 1 : 0, weight: 1 };
  });
}

describe('calibration', () => {
  const rows = overconfident(8000);
  const calibration = fitCalibration(rows.slice(0, 4000));
  const fresh = rows.slice(4000);

  it.each([6, 100])('makes probabilities of units of %i lines come true on unseen rows', (sloc) => {
    const some = fresh.filter((row) => row.sloc === sloc);
    const p = some.map((row) => sigmoid(calibrate(calibration, row.score, row.sloc)));
    expect(calibrationError(p, some.map((row) => row.label))).toBeLessThan(0.06);
  });

  it('never turns a higher score into a lower probability', () => {
    fc.assert(fc.property(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), fc.constantFrom(6, 100), (s, more, sloc) => {
      expect(calibrate(calibration, s + more, sloc)).toBeGreaterThanOrEqual(calibrate(calibration, s, sloc) - 1e-12);
    }));
  });

  it('is never surer than its data', () => {
    expect(calibrate(calibration, 1e9, 100)).toBeLessThan(10);
    expect(calibrate(calibration, -1e9, 100)).toBeGreaterThan(-10);
  });
});
