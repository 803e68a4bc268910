import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFolds, groupWeights } from '../../../corpus/learn/folds.ts';
import { auc, bootstrap, calibrationError, rateAt } from '../../../corpus/learn/metrics.ts';
import { seededRandom } from '../../../corpus/learn/random.ts';

describe('the area under the curve', () => {
  it.each([
    ['1 when every positive is above every negative', [0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], 1],
    ['0 when the order is reversed', [0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 0],
    ['a half when all scores are equal', [0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1], 0.5],
    ['the share of ordered pairs otherwise', [1, 2, 3, 4], [0, 1, 0, 1], 0.75],
    ['not a number without negatives', [1, 2], [1, 1], NaN],
  ])('is %s', (_, scores, labels, expected) => {
    expect(auc(scores, labels)).toBe(expected);
  });

  it('does not move under a rising transform of the scores', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.boolean()), { minLength: 2 }), (rows) => {
      const labels = rows.map(([, label]) => (label ? 1 : 0));
      expect(auc(rows.map(([s]) => s), labels)).toBe(auc(rows.map(([s]) => Math.atan(s / 10)), labels));
    }));
  });
});

describe('the rate at a false-positive budget', () => {
  it('lets no more than the stated share of negatives through', () => {
    const random = seededRandom(1);
    const scores = Array.from({ length: 1000 }, random);
    const labels = scores.map((_, i) => (i < 500 ? 0 : 1));
    const { threshold } = rateAt(scores, labels, 0.01);
    expect(scores.filter((s, i) => !labels[i] && s > threshold).length).toBeLessThanOrEqual(5);
  });
});

describe('the calibration error', () => {
  it('is small where probabilities come true', () => {
    const random = seededRandom(2);
    const p = Array.from({ length: 20_000 }, random);
    const labels = p.map((v) => (random() < v ? 1 : 0));
    expect(calibrationError(p, labels)).toBeLessThan(0.02);
  });

  it('is large where they are far too sure', () => {
    const labels = Array.from({ length: 1000 }, (_, i) => i % 2);
    expect(calibrationError(labels.map((_, i) => (i < 500 ? 0.99 : 0.01)), labels)).toBeGreaterThan(0.4);
  });
});

describe('groups', () => {
  const groups = Array.from({ length: 300 }, (_, i) => `owner-${Math.floor(i ** 0.7)}`);

  it('are never split between folds', () => {
    const folds = groupFolds(groups, 5);
    const seen = new Map<string, number>();
    groups.forEach((group, i) => {
      expect(seen.get(group) ?? folds[i]).toBe(folds[i]);
      seen.set(group, folds[i]!);
    });
  });

  it('weigh both classes alike', () => {
    const labels = groups.map((_, i) => (i % 3 === 0 ? 1 : 0));
    const weights = groupWeights(groups, labels);
    const total = (label: number) => weights.reduce((sum, w, i) => sum + (labels[i] === label ? w : 0), 0);
    expect(total(0)).toBeCloseTo(total(1));
  });

  it('count a doubted row less, and both classes still alike', () => {
    const labels = groups.map((_, i) => i % 2);
    const trust = groups.map((_, i) => (i === 1 ? 0.1 : 1));
    const weights = groupWeights(groups, labels, trust);
    const total = (label: number) => weights.reduce((sum, w, i) => sum + (labels[i] === label ? w : 0), 0);
    expect(weights[1]! / groupWeights(groups, labels)[1]!).toBeLessThan(0.15);
    expect(total(0)).toBeCloseTo(total(1));
  });

  it('are what the bootstrap draws: one owner alone has no interval', () => {
    const [low, high] = bootstrap(['a', 'a', 'a'], (picked) => picked.length);
    expect([low, high]).toEqual([3, 3]);
  });
});
