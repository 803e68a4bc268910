import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIT_STATES } from '../../src/api/audit.ts';
import { burnDown, toReview, toSettle, type StateChange } from '../../src/worklist/burn-down.ts';
import { forecast } from '../../src/worklist/forecast.ts';
import { outlook } from '../../src/worklist/outlook.ts';
import { item } from './items.ts';

const change = (day: string, id: string, state: StateChange['state'], expectedLines = 10): StateChange => ({ at: `${day}T12:00:00.000Z`, item: id, owner: 'src/', expectedLines, state });

describe('the burn-down', () => {
  it('has one row a day, quiet days included', () => {
    const days = burnDown([change('2026-08-01', 'a', 'open'), change('2026-08-01', 'b', 'open', 5), change('2026-08-03', 'a', 'confirmed')], '2026-08-04');
    expect(days.map(({ day, items: { open, confirmed }, lines }) => [day, open, confirmed, lines.open])).toEqual([
      ['2026-08-01', 2, 0, 15],
      ['2026-08-02', 2, 0, 15],
      ['2026-08-03', 1, 1, 5],
      ['2026-08-04', 1, 1, 5],
    ]);
  });

  it('counts what came back', () => {
    const days = burnDown([change('2026-08-01', 'a', 'open'), change('2026-08-02', 'a', 'removed'), change('2026-08-03', 'a', 'open')], '2026-08-03');
    expect(days.map(toSettle)).toEqual([1, 0, 1]);
  });

  it('is empty before anything was imported', () => {
    expect(burnDown([], '2026-08-01')).toEqual([]);
  });

  it('begins ten years ago at the earliest, with what stood then, whatever a date says', () => {
    const days = burnDown([change('0001-01-01', 'a', 'open'), change('2026-08-01', 'b', 'open')], '2026-08-01');
    expect(days).toHaveLength(3_661);
    expect([days[0], days.at(-1)].map((day) => [day?.day, day?.items.open])).toEqual([['2016-07-24', 1], ['2026-08-01', 2]]);
  });

  it('holds every item exactly once, on every day', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...AUDIT_STATES)), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(changes, (ones) => {
      const list = ones.toSorted((a, b) => a[0] - b[0]).map(([day, id, state]) => change(new Date(Date.UTC(2026, 7, 1 + day)).toISOString().slice(0, 10), id, state));
      const last = burnDown(list, '2026-09-01').at(-1)!;
      expect(Object.values(last.items).reduce((sum, one) => sum + one, 0)).toBe(new Set(list.map(({ item: id }) => id)).size);
    }));
  });
});

/** `pace` items are decided on each of the given days, out of `all`. */
function course(all: number, paces: readonly number[]): StateChange[] {
  const opened = Array.from({ length: all }, (_, at) => change('2026-08-01', `i${at}`, 'open'));
  let next = 0;
  const decided = paces.flatMap((pace, day) => Array.from({ length: pace }, () => change(new Date(Date.UTC(2026, 7, 2 + day)).toISOString().slice(0, 10), `i${next++}`, 'refuted')));
  return [...opened, ...decided];
}

describe('the forecast', () => {
  it('is exact where every day is alike', () => {
    const days = burnDown(course(100, [10, 10, 10, 10, 10]), '2026-08-06');
    expect(forecast(days, toReview, '2026-08-11')).toEqual({ remaining: 50, perDay: 10, days: 5, early: '2026-08-11', likely: '2026-08-11', late: '2026-08-11', byDeadline: 1, needed: 10 });
  });

  it('is wide where days differ, and the same each time', () => {
    const days = burnDown(course(200, [30, 0, 0, 25, 1, 0, 40]), '2026-08-08');
    const one = forecast(days, toReview, '2026-08-15');
    expect(one.early! < one.likely! && one.likely! < one.late!).toBe(true);
    expect(one.byDeadline).toBeGreaterThan(0.3);
    expect(one.byDeadline).toBeLessThan(0.9);
    expect(forecast(days, toReview, '2026-08-15')).toEqual(one);
  });

  it('goes by the last two weeks alone', () => {
    const days = burnDown(course(100, [30, 30, ...Array.from({ length: 14 }, () => 1)]), '2026-08-17');
    expect(forecast(days, toReview)).toMatchObject({ remaining: 26, perDay: 1, days: 14, likely: '2026-09-12' });
  });

  it('names no day while nothing moves', () => {
    expect(forecast(burnDown(course(10, []), '2026-08-01'), toReview, '2026-09-01')).toEqual({ remaining: 10, perDay: 0, days: 0, needed: 10 / 31 });
    expect(forecast(burnDown(course(10, [0, 0]), '2026-08-03'), toReview, '2026-09-01')).toEqual({ remaining: 10, perDay: 0, days: 2, byDeadline: 0, needed: 10 / 29 });
  });

  it.each([{ deadline: '2026-08-10', byDeadline: 1 }, { deadline: '2026-08-02', byDeadline: 0 }])('of what is done says whether it was in time for $deadline', ({ deadline, byDeadline }) => {
    expect(forecast(burnDown(course(2, [1, 1]), '2026-08-03'), toReview, deadline)).toMatchObject({ remaining: 0, byDeadline });
  });

  it('does not take a later import for a loss of pace', () => {
    const changes = [...course(100, [10, 10]), ...Array.from({ length: 500 }, (_, at) => change('2026-08-03', `later${at}`, 'open'))];
    expect(forecast(burnDown(changes, '2026-08-03'), toReview).perDay).toBe(10);
  });
});

describe('the outlook', () => {
  it('says what stays unseen when nobody reviews any further', () => {
    const items = [
      item('a', { state: 'confirmed', expectedLines: 40 }), item('b', { state: 'removed', expectedLines: 10 }), item('c', { state: 'refuted', expectedLines: 10 }),
      item('d', { expectedLines: 30 }), item('e', { class: 'stylistic', expectedLines: 10 }),
    ];
    expect(outlook(items)).toEqual({ expected: 100, reviewed: 60, standing: 40, removed: 10, unseenShare: 0.4, unseenKnownShare: 0.3 });
  });

  it('of an empty audit is nothing', () => {
    expect(outlook([])).toEqual({ expected: 0, reviewed: 0, standing: 0, removed: 0, unseenShare: 0, unseenKnownShare: 0 });
  });
});
