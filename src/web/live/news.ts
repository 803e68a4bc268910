import { signal } from '@preact/signals';

import type { ItemTable, LedgerNews } from '../../serve/contract.ts';
import { plural } from '../model/format.ts';
import { ask, Refused } from './api.ts';
import { seq, takeTable } from './items.ts';
import { say } from './notice.tsx';
import { session } from './session.ts';

/** Items that others changed a moment ago. */
export const fresh = signal<ReadonlySet<string>>(new Set());
export const isConnected = signal(true);
const FRESH_MS = 5_000;

/** Loads all items, then follows what others do. */
export async function follow(): Promise<void> {
  takeTable(await ask<ItemTable>('/api/items'));
  const events = new EventSource(`/api/events?since=${seq.value}`);
  events.addEventListener('open', () => { isConnected.value = true; });
  events.addEventListener('error', () => { isConnected.value = false; });
  events.addEventListener('changed', (event: MessageEvent<string>) => {
    const news = JSON.parse(event.data) as LedgerNews;
    if (news.seq > seq.value) void catchUp();
  });
}

let isAsking = false;
let isBehind = false;

/** One question at a time; what comes in meanwhile is asked for afterwards. */
async function catchUp(): Promise<void> {
  isBehind = true;
  if (isAsking) return;
  isAsking = true;
  try {
    while (isBehind) {
      isBehind = false;
      tell(takeTable(await ask<ItemTable>(`/api/items?since=${seq.value}`)));
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message, { isBad: true });
  } finally {
    isAsking = false;
  }
}

function tell(changed: readonly { id: string; decidedBy: string }[]): void {
  const me = session.value?.actor.name;
  if (changed.length === 0) return;
  fresh.value = new Set([...fresh.value, ...changed.map(({ id }) => id)]);
  setTimeout(() => { fresh.value = new Set([...fresh.value].filter((id) => !changed.some((row) => row.id === id))); }, FRESH_MS);
  const others = [...new Set(changed.map(({ decidedBy }) => decidedBy))].filter((name) => name !== '' && name !== me);
  if (others.length > 0) say(`${others.join(', ')} changed ${plural(changed.length, 'finding')}.`);
}
