import { AUDIT_STATES, type AuditItem, type AuditState } from '../api/audit.ts';
import { groupBy } from '../shared/group-by.ts';
import { burnDown, toReview, toSettle, type BurnDownDay, type StateChange } from './burn-down.ts';
import { forecast, type Forecast } from './forecast.ts';
import { SMALLEST_GROUP } from './order.ts';
import { outlook, type Outlook } from './outlook.ts';
import { namesOnlyPeople } from './owners.ts';

/** Items and the lines of banned origin that are expected in them. */
export interface Tally {
  items: number;
  /** Rounded to hundredths. */
  lines: number;
}
export type Tallies = Record<AuditState, Tally>;

export function tally(items: readonly Pick<AuditItem, 'state' | 'expectedLines'>[]): Tallies {
  const states = Object.fromEntries(AUDIT_STATES.map((state) => [state, { items: 0, lines: 0 }])) as Tallies;
  for (const { state, expectedLines } of items) {
    states[state].items += 1;
    states[state].lines += expectedLines;
  }
  for (const one of Object.values(states)) one.lines = Math.round(one.lines * 100) / 100;
  return states;
}

/** An audit on a day: its items as they stand then, and how each came into its state. */
export interface Stand {
  items: readonly AuditItem[];
  /** In order of time; with those that nobody wrote, because an acceptance ended. */
  changes: readonly StateChange[];
  day: string;
  deadline: string | undefined;
}

/** How far an audit is. */
export interface Progress {
  states: Tallies;
  /** One row a day, oldest first. */
  burnDown: BurnDownDay[];
  /** When everything is judged, and when everything judged is also removed. */
  forecast: { review: Forecast; settle: Forecast };
  /** What stays unknown when nobody reviews any further. */
  outlook: Outlook;
}

export function progressOf({ items, changes, day, deadline }: Stand): Progress {
  const days = burnDown(changes, day);
  return { states: tally(items), burnDown: days, forecast: { review: forecast(days, toReview, deadline), settle: forecast(days, toSettle, deadline) }, outlook: outlook(items) };
}

/** An owner's share of the work. */
export interface OwnerShare {
  /** `null`: all owners of fewer than {@link SMALLEST_GROUP} items, together. */
  name: string | null;
  states: Tallies;
  /** When all of it is settled. Takes a while: thousands of courses are drawn. Undefined for an owner that is people only: a pace would be theirs. */
  forecast(): Forecast | undefined;
}

/** Owners by name, never by size; the small ones together, last. */
export function ownersOf({ items, changes, day, deadline }: Stand): OwnerShare[] {
  const owners = groupBy(items, ({ owner }) => owner);
  const nameOf = (owner: string): string | null => ((owners.get(owner)?.length ?? 0) < SMALLEST_GROUP ? null : owner);
  const changesOf = groupBy(changes, ({ owner }) => nameOf(owner));
  const shares = [...groupBy(items, ({ owner }) => nameOf(owner))].map(([name, group]): OwnerShare => ({
    name,
    states: tally(group),
    forecast: () => (name !== null && namesOnlyPeople(name) ? undefined : forecast(burnDown(changesOf.get(name) ?? [], day), toSettle, deadline)),
  }));
  return shares.toSorted(byName);
}

/** By name; what has none comes last. */
export const byName = (a: { name: string | null }, b: { name: string | null }): number => (a.name === null ? 1 : b.name === null ? -1 : a.name < b.name ? -1 : 1);
