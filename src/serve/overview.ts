import { setImmediate as breathe } from 'node:timers/promises';

import { AUDIT_STATES, type AuditItem, type AuditState } from '../api/audit.ts';
import { stateOn } from '../audit/decide.ts';
import { burnDown, toReview, toSettle, type StateChange } from '../worklist/burn-down.ts';
import { forecast, type Forecast } from '../worklist/forecast.ts';
import { SMALLEST_GROUP } from '../worklist/order.ts';
import { outlook } from '../worklist/outlook.ts';
import { withExpiries } from '../worklist/state-changes.ts';
import type { Group, Overview, OwnerGroup, Tally } from './contract.ts';
import type { Standing } from './mirror.ts';

const CLASSES = ['recorded', 'declared', 'copied', 'contextual', 'stylistic'];

/** How far the audit is on a day. */
export async function overviewOf(standing: Standing, day: string): Promise<Overview> {
  const { seq, deadline } = standing;
  const items = [...standing.items.values()].map((item) => ({ ...item, state: stateOn(item, day) }));
  const changes = withExpiries(standing.changes, standing.items.values(), day);
  const days = burnDown(changes, day);
  return {
    seq, day,
    ...(deadline === undefined ? {} : { deadline }),
    states: tally(items),
    classes: groupsOf(items, ({ class: evidence }) => evidence).toSorted((a, b) => CLASSES.indexOf(a.name ?? '') - CLASSES.indexOf(b.name ?? '')),
    agents: groupsOf(items, ({ agent }) => agent ?? '').toSorted(compareNames),
    repositories: groupsOf(items, ({ repository }) => repository).toSorted(compareNames),
    owners: await ownersOf(items, changes, { day, deadline }),
    smallestGroup: SMALLEST_GROUP,
    burnDown: days,
    forecast: { review: forecast(days, toReview, deadline), settle: forecast(days, toSettle, deadline) },
    outlook: outlook(items),
  };
}

const compareNames = (a: Group, b: Group): number => (a.name === null ? 1 : b.name === null ? -1 : a.name < b.name ? -1 : 1);

function tally(items: readonly AuditItem[]): Record<AuditState, Tally> {
  const states = Object.fromEntries(AUDIT_STATES.map((state) => [state, { items: 0, lines: 0 }])) as Record<AuditState, Tally>;
  for (const { state, expectedLines } of items) {
    states[state].items += 1;
    states[state].lines += expectedLines;
  }
  return states;
}

function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

const groupsOf = (items: readonly AuditItem[], keyOf: (item: AuditItem) => string): Group[] =>
  [...groupBy(items, keyOf)].map(([name, group]) => ({ name, states: tally(group) }));

async function ownersOf(items: readonly AuditItem[], changes: readonly StateChange[], { day, deadline }: { day: string; deadline: string | undefined }): Promise<OwnerGroup[]> {
  const owners = groupBy(items, ({ owner }) => owner);
  const nameOf = (owner: string): string | null => ((owners.get(owner)?.length ?? 0) < SMALLEST_GROUP ? null : owner);
  const changesOf = groupBy(changes, ({ owner }) => nameOf(owner));
  const groups: OwnerGroup[] = [];
  for (const [name, group] of groupBy(items, ({ owner }) => nameOf(owner))) {
    groups.push({ name, states: tally(group), forecast: await ofOwner(changesOf.get(name) ?? [], day, deadline) });
  }
  return groups.toSorted(compareNames);
}

/** Drawing thousands of courses takes a while with many owners: other requests go between them. */
async function ofOwner(changes: readonly StateChange[], day: string, deadline: string | undefined): Promise<Forecast> {
  await breathe();
  return forecast(burnDown(changes, day), toSettle, deadline);
}
