import type { AuditState } from '../api/audit.ts';

/** One item came into a state. The first change of an item is its import, `open`. */
export interface StateChange {
  /** ISO 8601 UTC. */
  at: string;
  item: string;
  owner: string;
  expectedLines: number;
  state: AuditState;
}

/** How things stood at the end of one day (UTC). */
export interface BurnDownDay {
  /** `YYYY-MM-DD`. */
  day: string;
  /** Items by state. */
  items: Record<AuditState, number>;
  /** Their expected lines by state. */
  lines: Record<AuditState, number>;
}

const none = (): Record<AuditState, number> => ({ open: 0, confirmed: 0, removed: 0, refuted: 0, accepted: 0 });

const MILLISECONDS = 86_400_000;
const dayOf = (at: string): string => at.slice(0, 10);
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS);

/** Longer audits are shown by their last days. */
const MOST_DAYS = 3_660;

/**
 * The burn-down: one row a day, from the first change to `today`, days without a change included.
 *
 * @param changes In order of time.
 */
export function burnDown(changes: readonly StateChange[], today: string): BurnDownDay[] {
  const first = changes[0];
  if (first === undefined) return [];
  const days: BurnDownDay[] = [];
  const stands = new Map<string, StateChange>();
  let now: Omit<BurnDownDay, 'day'> = { items: none(), lines: none() };
  let next = 0;
  const last = dayOf(changes.at(-1)?.at ?? today);
  const end = last > today ? last : today;
  const count = Math.min(daysBetween(dayOf(first.at), end), MOST_DAYS);
  for (let offset = count; offset >= 0; offset -= 1) {
    const day = addDays(end, -offset);
    now = { items: { ...now.items }, lines: { ...now.lines } };
    for (let change = changes[next]; change !== undefined && dayOf(change.at) <= day; change = changes[(next += 1)]) {
      const before = stands.get(change.item);
      if (before !== undefined) move(now, before, -1);
      move(now, change, 1);
      stands.set(change.item, change);
    }
    days.push({ day, ...now });
  }
  return days;
}

function move(stand: Omit<BurnDownDay, 'day'>, { state, expectedLines }: StateChange, by: 1 | -1): void {
  stand.items[state] += by;
  stand.lines[state] += by * expectedLines;
}

/** What is still to be done: to be judged, and to be judged or removed. */
export const toReview = ({ items }: BurnDownDay): number => items.open;
export const toSettle = ({ items }: BurnDownDay): number => items.open + items.confirmed;
