import type { AuditItem } from '../api/audit.ts';
import { SAME } from '../audit/recognise.ts';
import type { Place } from '../audit/search.ts';
import { groupBy } from '../shared/group-by.ts';
import type { Origin } from './origins.ts';

/** Equal texts of one file that are all under audit: each stands for one place, or several where they share lines. */
export interface Twins {
  path: string;
  /** By their first line. */
  slots: AuditItem[][];
}

/** By item; every item is in one, most of them alone. A few words are known by what is around them and have no twin. */
export function twinsOf(items: readonly AuditItem[], origins: ReadonlyMap<string, Origin>): Map<string, Twins> {
  const found = new Map<string, Twins>();
  const alike = groupBy(items, ({ id, core, sketch = [] }) => (core === undefined ? [origins.get(id)?.head, origins.get(id)?.path, ...sketch] : [id]).join('\0'));
  for (const group of alike.values()) {
    const twins: Twins = { path: origins.get(group[0]?.id ?? '')?.path ?? '', slots: apart(group) };
    for (const { id } of group) found.set(id, twins);
  }
  return found;
}

/** Items that share lines are about one place. */
function apart(items: readonly AuditItem[]): AuditItem[][] {
  const slots: AuditItem[][] = [];
  let end = -1;
  for (const item of items.toSorted((a, b) => (a.startLine ?? 0) - (b.startLine ?? 0))) {
    const { startLine = 0, endLine = 0 } = item;
    if (startLine > end) slots.push([item]);
    else slots.at(-1)?.push(item);
    end = Math.max(end, endLine);
  }
  return slots;
}

/**
 * Of several equal texts as many are gone from their file as the file holds fewer of them, both counted by the same search. Which of
 * them it was cannot be told: those nearest to what is left stay.
 *
 * @returns Those that are no longer there.
 */
export function missingOf({ path, slots }: Twins, { now, before }: { now: readonly Place[]; before: readonly Place[] }): AuditItem[] {
  const there = (places: readonly Place[]): Place[] => places.filter((place) => place.path === path && place.similarity >= SAME);
  const left = there(now);
  const fewer = there(before).length - left.length;
  if (fewer <= 0 || slots.length < 2) return [];
  const gone = [...slots];
  for (const { startLine } of left.toSorted((a, b) => a.startLine - b.startLine)) {
    const far = (slot: readonly AuditItem[]): number => Math.abs((slot[0]?.startLine ?? 0) - startLine);
    const nearest = gone.reduce<AuditItem[] | undefined>((near, slot) => (near === undefined || far(slot) < far(near) ? slot : near), undefined);
    if (nearest !== undefined && gone.length > fewer) gone.splice(gone.indexOf(nearest), 1);
  }
  return gone.slice(0, fewer).flat();
}
