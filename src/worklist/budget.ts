import { HandiworkError } from '../shared/errors.ts';
import type { Task } from './order.ts';

/** What fits into a budget. */
export interface BudgetPick {
  tasks: Task[];
  minutes: number;
  expectedLines: number;
  /** Of the expected lines of all tasks, in [0, 1]. */
  share: number;
}

/**
 * Picks the tasks that find most in the given minutes: best yield first, and whatever still fits after one that does not. This
 * greedy choice misses the best one by less than the worth of a single task, the first that did not fit (Dantzig 1957);
 * where that task alone is worth more than all that was picked before, it is taken instead, if it fits.
 *
 * @param tasks In order of yield, best first.
 */
export function pickWithin(tasks: readonly Task[], minutes: number): BudgetPick {
  const picked: Task[] = [];
  let left = minutes;
  for (const task of tasks) {
    if (task.minutes > left) continue;
    picked.push(task);
    left -= task.minutes;
  }
  const alone = tasks.filter((task) => task.minutes <= minutes).reduce<Task | undefined>((best, task) => (best === undefined || task.expectedLines > best.expectedLines ? task : best), undefined);
  const worth = sum(picked, ({ expectedLines }) => expectedLines);
  const chosen = alone !== undefined && alone.expectedLines > worth ? [alone] : picked;
  const expectedLines = Math.max(worth, alone?.expectedLines ?? 0);
  const all = sum(tasks, (task) => task.expectedLines);
  return { tasks: chosen, minutes: sum(chosen, (task) => task.minutes), expectedLines, share: all === 0 ? 1 : expectedLines / all };
}

const sum = (tasks: readonly Task[], of: (task: Task) => number): number => tasks.reduce((total, task) => total + of(task), 0);

const MINUTES_IN: Readonly<Record<string, number>> = { m: 1, h: 60, d: 8 * 60 };

/**
 * Reads `90m`, `4h`, `1.5h`, `2d` (a day has eight hours of work).
 * @returns minutes
 * @throws {HandiworkError} for anything else
 */
export function parseBudget(text: string): number {
  const [, amount = '', unit = ''] = /^(\d{1,5}(?:\.\d{1,2})?)\s*(m|h|d)$/.exec(text.trim()) ?? [];
  const minutes = Number(amount) * (MINUTES_IN[unit] ?? 0);
  if (!(minutes > 0)) throw new HandiworkError(`"${text}" is no budget.`, { hint: 'Give minutes, hours or days of eight hours: 90m, 4h, 2d.' });
  return minutes;
}
