import type { ServerResponse } from 'node:http';

import type { LedgerNews } from './contract.ts';
import type { Mirror, Standing } from './mirror.ts';
import { Refusal } from './problem.ts';
import type { Identity } from './route.ts';

const POLL_MS = 1_000;
const HEARTBEAT_MS = 15_000;
const MOST_NAMED = 500;
const MOST_LISTENERS = 200;
const MOST_OF_ONE = 12;
/** A listener that does not read is let go. */
const MOST_WAITING_BYTES = 1 << 20;

interface Listener {
  response: ServerResponse;
  identity: Identity;
  seq: number;
}

/**
 * Tells open pages what changed in the ledger. It looks there once a second while anybody listens, so that what another
 * server or the command line wrote appears as well.
 */
export class News {
  readonly #mirror: Mirror;
  readonly #failed: (error: unknown) => void;
  readonly #listeners = new Set<Listener>();
  #isLooking = false;
  #poll: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;

  /** @param failed Hears of a ledger that could not be read; the next look may succeed. */
  constructor(mirror: Mirror, failed: (error: unknown) => void) {
    this.#mirror = mirror;
    this.#failed = failed;
  }

  /** @throws {Refusal} When too many listen already. */
  admit({ actor }: Identity): void {
    const own = [...this.#listeners].filter(({ identity }) => identity.actor.name === actor.name).length;
    if (own >= MOST_OF_ONE || this.#listeners.size >= MOST_LISTENERS) throw new Refusal('too-many', 'Too many pages are open.', { hint: 'Close some of them.', headers: { 'Retry-After': '5' } });
  }

  /** @param since What the listener knows already; undefined: only what comes from now on. */
  listen(response: ServerResponse, identity: Identity, since: number | undefined): void {
    const listener: Listener = { response, identity, seq: since ?? -1 };
    this.#listeners.add(listener);
    response.on('close', () => this.#leave(listener));
    response.on('error', () => this.#leave(listener));
    response.write('retry: 2000\n\n');
    this.#poll ??= setInterval(() => {
      if (!this.#isLooking) this.spread();
    }, POLL_MS);
    this.#heartbeat ??= setInterval(() => this.#beat(), HEARTBEAT_MS);
    this.spread();
  }

  /** Looks at the ledger now. */
  spread(): void {
    this.#isLooking = true;
    this.#mirror.refresh().then((standing) => this.#tell(standing)).catch(this.#failed).finally(() => (this.#isLooking = false));
  }

  close(): void {
    for (const { response } of this.#listeners) response.end();
    this.#listeners.clear();
    this.#stopWhenAlone();
  }

  #tell(standing: Standing): void {
    const named = new Map<number, string[] | null>();
    for (const listener of this.#listeners) {
      if (listener.seq === standing.seq) continue;
      const items = listener.seq < 0 ? [] : (named.get(listener.seq) ?? changedSince(standing, listener.seq));
      named.set(listener.seq, items);
      listener.seq = standing.seq;
      this.#send(listener, { seq: standing.seq, items });
    }
  }

  #send(listener: Listener, news: LedgerNews): void {
    if (listener.response.writableLength > MOST_WAITING_BYTES) listener.response.destroy();
    else listener.response.write(`event: changed\nid: ${news.seq}\ndata: ${JSON.stringify(news)}\n\n`);
  }

  #beat(): void {
    for (const { response, identity } of this.#listeners) {
      if (holds(identity)) response.write(':\n\n');
      else response.end();
    }
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener);
    this.#stopWhenAlone();
  }

  #stopWhenAlone(): void {
    if (this.#listeners.size > 0) return;
    clearInterval(this.#poll);
    clearInterval(this.#heartbeat);
    this.#poll = undefined;
    this.#heartbeat = undefined;
  }
}

/** A list of people that cannot be read any more lets nobody stay. */
function holds(identity: Identity): boolean {
  try {
    return identity.holds();
  } catch {
    return false;
  }
}

function changedSince({ items }: Standing, seq: number): string[] | null {
  const changed: string[] = [];
  for (const { id, revision } of items.values()) if (revision > seq) changed.push(id);
  return changed.length > MOST_NAMED ? null : changed;
}
