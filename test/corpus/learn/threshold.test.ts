import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedThreshold } from '../../../corpus/learn/threshold.ts';

/** 1,000 rows at 0, .001, …, of `owners` in turns. */
const rows = (owners: number) => Array.from({ length: 1000 }, (_, at) => ({ p: at / 1000, group: `o${at % owners}` }));
const above = (list: readonly { p: number }[], threshold: number): number => list.filter(({ p }) => p > threshold).length;

describe('a threshold with a guard', () => {
  it.each([0.1, 0.05, 0.01])('keeps fewer than %d of the human rows above it', (rate) => {
    const list = rows(100);
    const share = above(list, guardedThreshold(list, rate)) / list.length;
    expect(share).toBeLessThanOrEqual(rate);
    expect(share).toBeGreaterThan(0);
  });

  it('keeps further away the fewer owners have the highest rows', () => {
    const spread = rows(100);
    const heaped = spread.map((row) => ({ ...row, group: row.p >= 0.9 ? 'one' : row.group }));
    expect(guardedThreshold(heaped, 0.05)).toBeGreaterThan(guardedThreshold(spread, 0.05));
  });

  it('is 1 where even one row is too much, or nobody is there to tell', () => {
    expect(guardedThreshold(rows(100).slice(0, 50), 0.001)).toBe(0.049);
    expect(guardedThreshold([{ p: 0.9, group: 'a' }, { p: 0.9, group: 'b' }], 0.001)).toBe(0.9);
    expect(guardedThreshold([], 0.001)).toBe(1);
  });

  it('never lets more than the rate pass, ties included', () => {
    fc.assert(fc.property(fc.array(fc.record({ p: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), group: fc.constantFrom('a', 'b', 'c', 'd') }), { maxLength: 200 }), fc.constantFrom(0.3, 0.1, 0.01), (list, rate) => {
      expect(above(list, guardedThreshold(list, rate))).toBeLessThanOrEqual(rate * list.length);
    }));
  });
});
