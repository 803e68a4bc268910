import { setImmediate as breathe } from 'node:timers/promises';

import type { AuditItem } from '../api/audit.ts';
import { stateOn } from '../audit/decide.ts';
import { groupBy } from '../shared/group-by.ts';
import { defined } from '../shared/objects.ts';
import { SMALLEST_GROUP } from '../worklist/order.ts';
import { byName, ownersOf, progressOf, tally, type Stand } from '../worklist/progress.ts';
import { withExpiries } from '../worklist/state-changes.ts';
import type { Group, Overview, OwnerGroup } from './contract.ts';
import type { Standing } from './mirror.ts';

const CLASSES = ['recorded', 'declared', 'copied', 'contextual', 'stylistic'];

/** How far the audit is on a day. */
export async function overviewOf(standing: Standing, day: string): Promise<Overview> {
  const { seq, deadline } = standing;
  const items = [...standing.items.values()].map((item) => ({ ...item, state: stateOn(item, day) }));
  const stand: Stand = { items, changes: withExpiries(standing.changes, standing.items.values(), day), day, deadline };
  return {
    seq, day,
    ...defined({ deadline }),
    ...progressOf(stand),
    classes: groupsOf(items, ({ class: evidence }) => evidence).toSorted((a, b) => CLASSES.indexOf(a.name ?? '') - CLASSES.indexOf(b.name ?? '')),
    agents: groupsOf(items, ({ agent }) => agent ?? '').toSorted(byName),
    repositories: groupsOf(items, ({ repository }) => repository).toSorted(byName),
    owners: await ownerGroups(stand),
    smallestGroup: SMALLEST_GROUP,
  };
}

const groupsOf = (items: readonly AuditItem[], keyOf: (item: AuditItem) => string): Group[] =>
  [...groupBy(items, keyOf)].map(([name, group]) => ({ name, states: tally(group) }));

/** Forecasts of many owners take a while: other requests go between them. */
async function ownerGroups(stand: Stand): Promise<OwnerGroup[]> {
  const groups: OwnerGroup[] = [];
  for (const { name, states, forecast } of ownersOf(stand)) {
    await breathe();
    const course = forecast();
    groups.push({ name, states, ...defined({ forecast: course }) });
  }
  return groups;
}
