import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCalibration, type Scored } from '../../../corpus/learn/calibrate.ts';
import { calibrationError } from '../../../corpus/learn/metrics.ts';
import { seededRandom } from '../../../corpus/learn/random.ts';
import { calibrate, sigmoid, TAIL } from '../../../src/score/calibration.ts';

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

  it('is hardly surer than its data', () => {
    const ends = [calibration.knots[0]!, calibration.knots.at(-1)!].map(([, odds]) => odds) as [number, number];
    expect(calibrate(calibration, 1e9, 100)).toBeLessThanOrEqual(ends[1] + TAIL);
    expect(calibrate(calibration, -1e9, 100)).toBeGreaterThanOrEqual(ends[0] - TAIL);
  });

  it('still tells apart the scores that are beyond its data', () => {
    const rising = [5, 6, 7, 8, 9].map((score) => Number(sigmoid(calibrate(calibration, score, 100)).toFixed(4)));
    expect(new Set(rising).size).toBe(rising.length);
    expect(rising).toEqual([...rising].sort());
  });
});
