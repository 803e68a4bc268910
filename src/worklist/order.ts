import type { AuditItem } from '../api/audit.ts';
import { groupBy } from '../shared/group-by.ts';
import { DEFAULT_PACES, minutesFor, type Pace } from './effort.ts';

/** Findings of one owner, from which on they are counted apart: a smaller group says more about its people than about the work. */
export const SMALLEST_GROUP = 5;

/** An item with what it promises and what it costs. */
export interface Task {
  item: AuditItem;
  /** Lines of banned origin to be expected in it. */
  expectedLines: number;
  minutes: number;
  /** Expected lines per minute of review. */
  yield: number;
}

/** Tasks that are best done together. */
export interface TaskGroup {
  /** An owner, a package, or a commit. */
  key: string;
  tasks: Task[];
  expectedLines: number;
  minutes: number;
}

/** How much of all expected lines has been seen after so many minutes. */
export interface GainPoint {
  minutes: number;
  items: number;
  /** In [0, 1]. */
  share: number;
}

/** The open items, best first: by expected lines found per minute of review, then by place, so that the order is stable. */
export function orderTasks(items: readonly AuditItem[], paces: Readonly<Record<string, Pace>> = DEFAULT_PACES): Task[] {
  return items
    .filter(({ state }) => state === 'open')
    .map((item): Task => {
      const minutes = minutesFor(item, paces);
      return { item, expectedLines: item.expectedLines, minutes, yield: item.expectedLines / minutes };
    })
    .toSorted((a, b) => b.yield - a.yield || byPlace(a.item, b.item));
}

function byPlace(a: AuditItem, b: AuditItem): number {
  return compare(a.repository, b.repository) || compare(a.path ?? '', b.path ?? '') || (a.startLine ?? 0) - (b.startLine ?? 0) || compare(a.id, b.id);
}

/**
 * Groups tasks, keeping their order inside a group. Groups come in the order of their names: an order by size would rank the
 * people who own them.
 */
export function groupTasks(tasks: readonly Task[], keyOf: (item: AuditItem) => string): TaskGroup[] {
  const sum = (some: readonly Task[], of: (task: Task) => number): number => some.reduce((total, task) => total + of(task), 0);
  return [...groupBy(tasks, ({ item }) => keyOf(item))]
    .map(([key, some]) => ({ key, tasks: some, expectedLines: sum(some, ({ expectedLines }) => expectedLines), minutes: sum(some, ({ minutes }) => minutes) }))
    .toSorted((a, b) => compare(a.key, b.key));
}

/** The gain curve of tasks done in the given order: one point after each, the first at nothing done. */
export function gainCurve(tasks: readonly Task[]): GainPoint[] {
  const all = tasks.reduce((sum, { expectedLines }) => sum + expectedLines, 0);
  const points: GainPoint[] = [{ minutes: 0, items: 0, share: 0 }];
  let minutes = 0;
  let found = 0;
  for (const [index, task] of tasks.entries()) {
    minutes += task.minutes;
    found += task.expectedLines;
    points.push({ minutes, items: index + 1, share: all === 0 ? 1 : found / all });
  }
  return points;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
