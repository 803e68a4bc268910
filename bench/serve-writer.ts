/**
 * A process of its own that decides over HTTP until it is ended: `serve-writer.ts <name> <number of the first server> <server>…`,
 * its token in HANDIWORK_BENCH_TOKEN. When its server is gone it signs in at the next one. Prints one JSON value a line; an
 * {@link Acknowledged} once the server has answered.
 */
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

import type { Changed, ItemDetail, ItemTable, Session } from '../src/serve/contract.ts';

/** What a server said is written. */
export interface Acknowledged {
  seq: number;
  id: string;
  reason: string;
  /** Milliseconds of the clock. */
  at: number;
  /** Which server said so, from 0. */
  server: number;
}

const [, , name = '', first = '0', ...servers] = process.argv;
const say = (value: unknown): void => void writeSync(1, `${JSON.stringify(value)}\n`);

interface Place {
  server: number;
  url: string;
  cookie: string;
  csrf: string;
}

async function signIn(server: number): Promise<Place> {
  const url = servers[server] ?? '';
  const response = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'Content-Type': 'application/json', Origin: url }, body: JSON.stringify({ token: process.env['HANDIWORK_BENCH_TOKEN'] }) });
  if (response.status !== 200) throw new Error(`${name} cannot sign in: ${response.status}`);
  const { csrf } = (await response.json()) as Session;
  return { server, url, csrf, cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

/** At the next server that answers. */
async function another(left: Place): Promise<Place> {
  for (let step = 1; ; step += 1) {
    try {
      return await signIn((left.server + step) % servers.length);
    } catch (error) {
      if (!isGone(error)) throw error;
      await wait(20);
    }
  }
}

/** `fetch` throws a TypeError when there is no answer. */
const isGone = (error: unknown): boolean => error instanceof TypeError;

async function ask<T>({ url, cookie, csrf }: Place, path: string, body?: unknown): Promise<{ status: number; json: T }> {
  const headers = { Cookie: cookie, ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'X-Handiwork-Csrf': csrf, Origin: url }) };
  const response = await fetch(`${url}${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, json: (await response.json()) as T };
}

let place = await signIn(Number(first));
const { json: { columns: { id: ids } } } = await ask<ItemTable>(place, '/api/items');
say('ready');
for (let turn = 0; ; turn += 1) {
  const id = ids[(turn * 7 + name.length * 11) % ids.length] ?? '';
  const reason = `turn ${turn} of ${name}`;
  let asked = 'item';
  try {
    const { json: { item: { revision } } } = await ask<ItemDetail>(place, `/api/items/${id}`);
    asked = 'decision';
    const { status, json } = await ask<Changed>(place, '/api/decisions', { items: [{ id, revision }], decision: { state: turn % 2 === 0 ? 'confirmed' : 'refuted', reason } });
    const [entry] = status === 200 ? json.entries : [];
    if (entry !== undefined) say({ ...entry, reason, at: Date.now(), server: place.server } satisfies Acknowledged);
    else if (status === 409 || status === 503) say({ refused: status });
    else throw new Error(`${name} was answered ${status}: ${JSON.stringify(json)}`);
  } catch (error) {
    if (!isGone(error)) throw error;
    say({ broken: asked });
    place = await another(place);
  }
}
