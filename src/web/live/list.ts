import { computed, signal } from '@preact/signals';

import type { AuditState } from '../../api/audit.ts';
import { filterOf } from '../model/filter.ts';
import { printRoute, route } from '../model/route.ts';
import { standIn } from '../model/stand.ts';
import { items, type ItemRow } from './items.ts';
import { session } from './session.ts';
import { isState } from './states.tsx';

/** The value of the assignee filter for oneself, and for nobody. */
export const ME = 'me';
export const NOBODY = 'nobody';

interface LiveFilter extends ReturnType<typeof filterOf> {
  state: AuditState | 'all';
  assignee: string;
  repository: string;
}

export const liveFilter = computed((): LiveFilter => {
  const { params } = route.value;
  const state = params.get('state') ?? 'open';
  return { ...filterOf(route.value), state: isState(state) ? state : 'all', assignee: params.get('assignee') ?? '', repository: params.get('repository') ?? '' };
});

function fits(row: ItemRow, { text, kinds, agent, owner, assignee, repository }: LiveFilter): boolean {
  if (kinds.size > 0 && !kinds.has(row.kind)) return false;
  if (agent !== '' && row.agent !== agent) return false;
  if (owner !== '' && row.owner !== owner) return false;
  if (repository !== '' && row.repository !== repository) return false;
  if (assignee !== '' && row.assignee !== (assignee === ME ? session.value?.actor.name : assignee === NOBODY ? '' : assignee)) return false;
  return text === '' || [row.path ?? row.message, row.agent, row.owner, row.id].some((one) => one.toLowerCase().includes(text));
}

/** Everything but the state fits: what the tabs of the states count. */
export const fitting = computed(() => items.value.filter((row) => fits(row, liveFilter.value)));
export const listed = computed(() => (liveFilter.value.state === 'all' ? fitting.value : fitting.value.filter(({ state }) => state === liveFilter.value.state)));

/** Everything in the address that chooses what is listed. */
export const FILTER = ['state', 'q', 'class', 'agent', 'owner', 'assignee', 'repository'] as const;
const search = computed(() => printRoute([], FILTER.map((name) => [name, route.value.params.get(name) ?? ''] as const)));
const ids = computed(() => listed.value.map(({ id }) => id));

/** The row the reader stands on. */
export const { row: activeRow, standOn } = standIn(ids, search);
export const marked = signal<ReadonlySet<string>>(new Set());

export function toggleMark(id: string): void {
  const next = new Set(marked.value);
  if (!next.delete(id)) next.add(id);
  marked.value = next;
}

/** The order in which findings are stepped through: as listed when the first of them was opened. What is decided stays in it. */
export const trail = signal<readonly string[]>([]);
