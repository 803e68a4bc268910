import fc from 'fast-check';
import { clamp, coefficientOfVariation, entropy, gini, mean, ratio } from 'handiwork/kit';
import { describe, expect, it } from 'vitest';

const counts = fc.array(fc.nat(1000), { maxLength: 40 });

describe('ratio and clamp', () => {
  it('take nothing of nothing as 0', () => expect(ratio(0, 0)).toBe(0));
  it.each([[2, 0, 1, 1], [-1, 0, 1, 0], [0.5, 0, 1, 0.5], [NaN, 0, 1, 0]])('hold %s inside [%s, %s] as %s', (value, low, high, held) =>
    expect(clamp(value, low, high)).toBe(held));
});

describe('coefficientOfVariation', () => {
  it.each([[[], 0], [[3], 0], [[2, 2, 2], 0], [[1, 3], 0.5], [[0.1, 0.1, 0.1], 0]])('of %j is %s', (values, expected) =>
    expect(coefficientOfVariation(values)).toBeCloseTo(expected, 12));

  it('does not change when every value is multiplied', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 20 }), fc.integer({ min: 2, max: 50 }), (values, factor) =>
      Math.abs(coefficientOfVariation(values) - coefficientOfVariation(values.map((value) => value * factor))) < 1e-6));
  });
});

describe('entropy', () => {
  it.each([[[], 0], [[5], 0], [[1, 1], 1], [[1, 1, 1, 1], 2], [[0, 4], 0]])('of %j is %s bits', (values, bits) =>
    expect(entropy(values)).toBeCloseTo(bits, 12));

  it('lies between 0 and the logarithm of the number of values', () => {
    fc.assert(fc.property(counts, (values) => {
      const bits = entropy(values);
      return bits >= 0 && bits <= Math.log2(Math.max(1, values.length)) + 1e-9;
    }));
  });
});

describe('gini', () => {
  it.each([[[], 0], [[1, 1, 1], 0], [[0, 0, 0], 0], [[0, 0, 0, 8], 0.75]])('of %j is %s', (values, expected) =>
    expect(gini(values)).toBeCloseTo(expected, 12));
  it('lies between 0 and 1 and does not mind the order', () => {
    fc.assert(fc.property(counts, (values) => gini(values) >= 0 && gini(values) < 1 && Math.abs(gini(values) - gini([...values].reverse())) < 1e-9));
  });
});

describe('mean', () => {
  it('of nothing is 0', () => expect(mean([])).toBe(0));
  it('lies between the least and the greatest', () => {
    fc.assert(fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (values) => mean(values) >= Math.min(...values) && mean(values) <= Math.max(...values)));
  });
});
