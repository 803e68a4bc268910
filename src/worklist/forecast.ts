import { addDays, daysBetween, type BurnDownDay } from './burn-down.ts';
import { defined } from '../shared/objects.ts';

/** When the rest will be done at the pace of the last days. */
export interface Forecast {
  remaining: number;
  /** Items done a day, on average over the days looked at. */
  perDay: number;
  /** How many of the last days the pace was read from. */
  days: number;
  /** The day by which it is done in 10, 50 and 90 of 100 simulated courses; absent while nothing moves. */
  early?: string;
  likely?: string;
  late?: string;
  /** Share of the courses that are done on the day of the deadline or before; absent without a deadline, and on the first day. */
  byDeadline?: number;
  /** Items a day that would be needed from tomorrow on to be done by the deadline. */
  needed?: number;
}

/** The pace of two weeks: long enough to hold a weekend twice, short enough to notice that people have left. */
const DAYS = 14;
const COURSES = 2_000;
const HORIZON = 3_660;

/**
 * Draws the coming days from the last ones, with replacement, until nothing remains (a bootstrap of the daily throughput, as in
 * Monte Carlo forecasts of flow). The draw is seeded: the same ledger gives the same forecast. It assumes that the coming days are
 * like the last ones, and knows nothing of holidays.
 *
 * @param days The burn-down, oldest first.
 * @param left How many items remain at the end of a day.
 */
export function forecast(days: readonly BurnDownDay[], left: (day: BurnDownDay) => number, deadline?: string): Forecast {
  const today = days.at(-1);
  if (today === undefined) return { remaining: 0, perDay: 0, days: 0 };
  const remaining = left(today);
  const recent = throughput(days.slice(-DAYS - 1), left);
  const done = recent.reduce((sum, one) => sum + one, 0);
  const base: Forecast = { remaining, perDay: recent.length === 0 ? 0 : done / recent.length, days: recent.length, ...needs(remaining, today.day, deadline) };
  if (remaining === 0) return { ...base, early: today.day, likely: today.day, late: today.day, ...(deadline === undefined ? {} : { byDeadline: today.day <= deadline ? 1 : 0 }) };
  if (done === 0) return { ...base, ...(deadline === undefined || recent.length === 0 ? {} : { byDeadline: 0 }) };
  const lengths = simulate(recent, remaining).toSorted((a, b) => a - b);
  const at = (share: number): string => addDays(today.day, lengths[Math.min(lengths.length - 1, Math.floor(share * lengths.length))] ?? HORIZON);
  const inTime = deadline === undefined ? undefined : lengths.filter((length) => length <= daysBetween(today.day, deadline)).length / lengths.length;
  return { ...base, early: at(0.1), likely: at(0.5), late: at(0.9), ...defined({ byDeadline: inTime }) };
}

function needs(remaining: number, today: string, deadline: string | undefined): Pick<Forecast, 'needed'> {
  if (deadline === undefined) return {};
  const days = daysBetween(today, deadline);
  return days > 0 ? { needed: remaining / days } : {};
}

/** Items done on each day: what left the pile, with what came back or was imported that day added again. */
function throughput(days: readonly BurnDownDay[], left: (day: BurnDownDay) => number): number[] {
  return days.slice(1).map((day, index) => {
    const before = days[index] as BurnDownDay;
    return Math.max(0, left(before) - left(day) + (total(day) - total(before)));
  });
}

const total = ({ items }: BurnDownDay): number => Object.values(items).reduce((sum, one) => sum + one, 0);

/** @returns the days that each course takes, {@link HORIZON} at most. */
function simulate(recent: readonly number[], remaining: number): number[] {
  const draw = generator(0x2545f491);
  return Array.from({ length: COURSES }, () => {
    let left = remaining;
    let day = 0;
    while (left > 0 && day < HORIZON) {
      left -= recent[Math.floor(draw() * recent.length)] ?? 0;
      day += 1;
    }
    return day;
  });
}

/** Mulberry32: small, seeded, even enough for drawing days. @returns numbers in [0, 1) */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
