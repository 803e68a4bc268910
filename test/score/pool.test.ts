import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolScores, type Scored } from '../../src/score/pool.ts';

const unit = (over: Partial<Scored> = {}): Scored => ({ score: 1, comments: 0, commentGrams: 0, sloc: 9, dialect: 'python', ...over });
const commented = (comments: number, commentGrams: number): Scored => unit({ score: 1 + comments, comments, commentGrams });

describe('the score of a change', () => {
  it.each([
    ['code speaks by its mean', [unit({ score: 1 }), unit({ score: 3 })], 2],
    ['a unit counts by the square root of its length', [unit({ score: 1, sloc: 4 }), unit({ score: 4, sloc: 16 })], 3],
    ['what few comments say is not thinned out by bare code', [commented(2, 50), unit(), unit(), unit()], 3],
    ['comments that say the same are surer together', [commented(2, 50), commented(2, 50), commented(2, 50), commented(2, 50)], 5],
    ['more than twelve of them are no surer', Array.from({ length: 400 }, () => commented(2, 50)), 1 + 2 * Math.sqrt(12)],
    ['comments that contradict each other cancel out', [commented(2, 50), commented(-2, 50)], 1],
    ['a long comment outweighs a short one', [commented(2, 900), commented(-2, 100)], 1 + (2 * 30 - 2 * 10) / Math.sqrt(1000)],
  ])('%s', (_, units, score) => {
    expect(poolScores(units)!.score).toBeCloseTo(score, 9);
  });

  const any = fc.record({
    score: fc.double({ min: -20, max: 20, noNaN: true }), comments: fc.double({ min: -20, max: 20, noNaN: true }), commentGrams: fc.integer({ min: 1, max: 9999 }),
    sloc: fc.integer({ min: 1, max: 999 }), dialect: fc.constantFrom('python' as const, 'typescript' as const),
  });

  it('of one unit is that of the unit', () => {
    fc.assert(fc.property(any, (one) => {
      const { score, comments, ...rest } = poolScores([one])!;
      expect([score, comments].map((value, at) => value - [one.score, one.comments][at]!)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
      expect(rest).toEqual({ commentGrams: one.commentGrams, sloc: one.sloc, dialect: one.dialect });
    }));
  });

  it('does not depend on the order of the units', () => {
    fc.assert(fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), (units) => {
      expect(poolScores(units.toReversed())!.score).toBeCloseTo(poolScores(units)!.score, 6);
      expect(poolScores(units.toReversed())!.dialect).toBe(poolScores(units)!.dialect);
    }));
  });

  it('is none of no units', () => {
    expect(poolScores([])).toBeUndefined();
  });
});
