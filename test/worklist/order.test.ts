import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickWithin, parseBudget } from '../../src/worklist/budget.ts';
import { minutesFor } from '../../src/worklist/effort.ts';
import { gainCurve, groupTasks, orderTasks, type Task } from '../../src/worklist/order.ts';
import { item } from './items.ts';

describe('the order of the worklist', () => {
  it('goes by expected lines per minute: known lines before guesses, large before small', () => {
    const items = [
      item('guess', { class: 'stylistic', expectedLines: 9 }),
      item('small', { expectedLines: 2, endLine: 2 }),
      item('large', { expectedLines: 100, endLine: 100 }),
      item('done', { state: 'confirmed' }),
    ];
    expect(orderTasks(items).map(({ item: { id } }) => id)).toEqual(['large', 'small', 'guess']);
  });

  it('does not depend on the order of the items', () => {
    const items = ['a', 'b', 'c', 'd'].map((id) => item(id));
    fc.assert(fc.property(fc.shuffledSubarray(items, { minLength: 4 }), (shuffled) => {
      expect(orderTasks(shuffled)).toEqual(orderTasks(items));
    }));
  });

  it.each([
    { what: 'declared lines', over: {}, minutes: 0.5 + 10 / 40 },
    { what: 'lines that style points to', over: { class: 'stylistic' as const }, minutes: 2 + 10 / 6 },
    { what: 'a finding about the repository', over: { class: 'contextual' as const, startLine: undefined, endLine: undefined }, minutes: 2 },
  ])('takes $minutes minutes for $what', ({ over, minutes }) => {
    expect(minutesFor(item('a', over as never))).toBeCloseTo(minutes);
  });
});

describe('groups', () => {
  it('come by name, never by size: an order by size would rank people', () => {
    const tasks = orderTasks([item('a', { owner: '@zoe', expectedLines: 50, endLine: 50 }), item('b', { owner: '@adam' }), item('c', { owner: '@zoe' })]);
    expect(groupTasks(tasks, ({ owner }) => owner).map(({ key, tasks: { length }, expectedLines }) => ({ key, length, expectedLines }))).toEqual([
      { key: '@adam', length: 1, expectedLines: 10 },
      { key: '@zoe', length: 2, expectedLines: 60 },
    ]);
  });
});

describe('the gain curve', () => {
  const tasks = fc.array(fc.record({ lines: fc.integer({ min: 0, max: 500 }), style: fc.boolean() }), { maxLength: 30 })
    .map((ones) => orderTasks(ones.map(({ lines, style }, index) => item(`i${index}`, { expectedLines: lines, endLine: lines + 1, class: style ? 'stylistic' : 'declared' }))));

  it('starts at nothing, never falls, ends at everything, and bends downwards', () => {
    fc.assert(fc.property(tasks, (list) => {
      const points = gainCurve(list);
      expect(points[0]).toEqual({ minutes: 0, items: 0, share: list.some((task) => task.expectedLines > 0) || list.length === 0 ? 0 : 0 });
      expect(points.at(-1)?.share ?? 1).toBeCloseTo(list.length === 0 ? 0 : 1);
      const slopes = points.slice(1).map((point, at) => (point.share - points[at]!.share) / (point.minutes - points[at]!.minutes));
      for (const [at, slope] of slopes.entries()) if (at > 0) expect(slope).toBeLessThanOrEqual(slopes[at - 1]! + 1e-9);
    }));
  });
});

describe('a budget', () => {
  it.each([['90m', 90], ['4h', 240], ['1.5h', 90], ['2d', 960], [' 4h ', 240]])('of %s is %s minutes', (text, minutes) => {
    expect(parseBudget(text)).toBe(minutes);
  });

  it.each(['', '4', 'h', '0h', '-1h', '4 weeks', '1e3h', '99999999h'])('of "%s" is refused', (text) => {
    expect(() => parseBudget(text)).toThrow('is no budget');
  });

  const task = (expectedLines: number, minutes: number): Task => ({ item: item(`${expectedLines}-${minutes}`), expectedLines, minutes, yield: expectedLines / minutes });
  const byYield = (tasks: Task[]): Task[] => tasks.toSorted((a, b) => b.yield - a.yield);

  it('is filled with what still fits', () => {
    expect(pickWithin(byYield([task(100, 50), task(60, 40), task(10, 10)]), 60)).toMatchObject({ expectedLines: 110, minutes: 60 });
  });

  it('takes one great task rather than a small one of better yield', () => {
    expect(pickWithin(byYield([task(2, 1), task(100, 60)]), 60)).toMatchObject({ expectedLines: 100, minutes: 60 });
  });

  it('is never overrun, and finds at least half of what the best choice finds', () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 20 })), { maxLength: 10 });
    fc.assert(fc.property(lists, fc.integer({ min: 1, max: 60 }), (pairs, budget) => {
      const list = byYield(pairs.map(([lines, minutes]) => task(lines, minutes)));
      const pick = pickWithin(list, budget);
      let best = 0;
      for (let mask = 0; mask < 1 << list.length; mask += 1) {
        const chosen = list.filter((_, at) => mask & (1 << at));
        if (chosen.reduce((sum, { minutes }) => sum + minutes, 0) <= budget) best = Math.max(best, chosen.reduce((sum, { expectedLines }) => sum + expectedLines, 0));
      }
      expect(pick.minutes).toBeLessThanOrEqual(budget);
      expect(pick.expectedLines).toBeLessThanOrEqual(best);
      expect(pick.expectedLines * 2).toBeGreaterThanOrEqual(best);
    }), { numRuns: 60 });
  });
});
