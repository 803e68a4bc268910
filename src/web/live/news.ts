import { signal } from '@preact/signals';

import type { ItemTable, LedgerNews } from '../../serve/contract.ts';
import { plural } from '../model/format.ts';
import { ask, Refused } from './api.ts';
import { seq, takeTable, type Change } from './items.ts';
import { say } from './notice.tsx';
import { isStillIn, session } from './session.ts';

/** Items that others changed a moment ago. */
export const fresh = signal<ReadonlySet<string>>(new Set());
export const isConnected = signal(true);
const FRESH_MS = 5_000;
const AGAIN_MS = 3_000;

/** Loads all items, then follows what others do. */
export async function follow(): Promise<void> {
  takeTable(await ask<ItemTable>('/api/items'));
  listen();
}

/** A browser connects again by itself where a connection breaks, but gives up where it is refused: by a proxy, or because nobody is signed in. */
function listen(): void {
  const events = new EventSource(`/api/events?since=${seq.value}`);
  events.addEventListener('open', () => {
    if (!isConnected.value) void isStillIn(); // it may be another server, with another token for this page
    isConnected.value = true;
  });
  events.addEventListener('error', () => {
    isConnected.value = false;
    if (events.readyState === EventSource.CLOSED) setTimeout(() => void isStillIn().then((isIn) => (isIn ? listen() : undefined)), AGAIN_MS);
  });
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

function tell(changed: readonly Change[]): void {
  if (changed.length === 0) return;
  fresh.value = new Set([...fresh.value, ...changed.map(({ id }) => id)]);
  setTimeout(() => { fresh.value = new Set([...fresh.value].filter((id) => !changed.some((row) => row.id === id))); }, FRESH_MS);
  const foreign = changed.filter(({ by }) => by !== session.value?.actor.name);
  if (foreign.length > 0) say(`${[...new Set(foreign.map(({ by }) => by))].join(', ')} changed ${plural(foreign.length, 'finding')}.`);
}
