import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { House, likeness, shiftOf } from '../../src/score/house.ts';

const FIT = { weight: 0.5, mean: 2, spread: 4 };
const earlier = Array.from({ length: 12 }, (_, i) => Float64Array.of(2, i % 2 === 0 ? 1 : -1, 0));

describe('likeness', () => {
  it('is the mean product with the ten nearest units', () => {
    expect(likeness([1, 0, 0], earlier)).toBe(2);
    expect(likeness([0, 1, 0], earlier)).toBeCloseTo((6 - 4) / 10);
    expect(likeness([3, 0, 0], earlier.slice(0, 3))).toBe(6);
  });

  it('does not depend on the order of the earlier units', () => {
    const measures = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(fc.property(fc.array(measures, { minLength: 10, maxLength: 40 }), measures, (units, unit) => {
      expect(likeness(unit, units.toReversed())).toBeCloseTo(likeness(unit, units), 9);
    }));
  });
});

describe('a house', () => {
  it.each([
    ['more like the earlier code than agents\' code is', 6, -0.5],
    ['as like it', 2, 0],
    ['less like it', -2, 0.5],
    ['far more like it: bounded', 1000, -1.5],
    ['far less like it: bounded', -1000, 1.5],
  ])('moves code that is %s', (_, alike, shift) => expect(shiftOf(FIT, alike)).toBeCloseTo(shift));

  it('moves a unit by its likeness', () => {
    expect(new House(FIT, earlier).shift(Float64Array.of(3, 0, 0))).toBeCloseTo(shiftOf(FIT, 6));
  });
});
