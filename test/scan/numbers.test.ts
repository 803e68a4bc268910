import fc from 'fast-check';
import { expect, it } from 'vitest';

import { probability } from '../../src/scan/numbers.ts';

it.each([
  { value: 1, written: 0.9999 },
  { value: 0.99996, written: 0.9999 },
  { value: 0.97654, written: 0.9765 },
  { value: 0.00001, written: 0.0001 },
  { value: 0, written: 0.0001 },
])('the probability $value is written as $written', ({ value, written }) => {
  expect(probability(value)).toBe(written);
});

it('no probability is written as certain, and none loses its place among others', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (one, other) => {
    expect(probability(one)).toBeGreaterThan(0);
    expect(probability(one)).toBeLessThan(1);
    if (one <= other) expect(probability(one)).toBeLessThanOrEqual(probability(other));
  }));
});
