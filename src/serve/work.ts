import type { AuditItem } from '../api/audit.ts';
import { stateOn } from '../audit/decide.ts';
import { parseBudget, pickWithin } from '../worklist/budget.ts';
import { gainCurve, groupTasks, orderTasks, type GainPoint, type Task } from '../worklist/order.ts';
import type { Worklist, WorklistBy } from './contract.ts';
import type { PackageOfItem } from './item-table.ts';
import type { Standing } from './mirror.ts';

const MOST_POINTS = 400;

export interface WorkQuestion {
  day: string;
  by: WorklistBy | undefined;
  /** `4h`. */
  budget: string | undefined;
  packageOf: PackageOfItem;
}

/** What to look at next. @throws {HandiworkError} On a budget that is none. */
export function workOf({ seq, items }: Standing, { day, by, budget, packageOf }: WorkQuestion): Worklist {
  const tasks = orderTasks([...items.values()].map((item) => ({ ...item, state: stateOn(item, day) })));
  const groups = by && groupTasks(tasks, keysOf(packageOf)[by]);
  const pick = budget === undefined ? undefined : pickWithin(tasks, parseBudget(budget));
  return {
    seq,
    tasks: tasks.map(({ item, expectedLines, minutes }) => ({ id: item.id, expectedLines, minutes })),
    ...(groups === undefined ? {} : { groups: groups.map((group) => ({ key: group.key, ids: idsOf(group.tasks), expectedLines: group.expectedLines, minutes: group.minutes })) }),
    gain: thinned(gainCurve(tasks)),
    ...(pick === undefined ? {} : { pick: { ids: idsOf(pick.tasks), minutes: pick.minutes, expectedLines: pick.expectedLines, share: pick.share } }),
  };
}

const keysOf = (packageOf: PackageOfItem): Record<WorklistBy, (item: AuditItem) => string> => ({
  owner: ({ owner }) => owner,
  package: packageOf,
  change: ({ commit }) => commit ?? '',
});

const idsOf = (tasks: readonly Task[]): string[] => tasks.map(({ item }) => item.id);

/** A curve needs no more points than a screen has columns; the first and the last one stay. */
function thinned(points: readonly GainPoint[]): GainPoint[] {
  const step = Math.max(1, Math.ceil(points.length / MOST_POINTS));
  return points.filter((_, at) => at % step === 0 || at === points.length - 1);
}
