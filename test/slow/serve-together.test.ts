import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { AuditItem, Ledger } from '../../src/api/audit.ts';
import { addToken } from '../../src/serve/add-token.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { browserWith, signIn, type Browser } from '../serve/serving.ts';
import { freshSchema, hasPostgres, whyLeftOut } from '../store/postgres.ts';
import { found, init } from '../store/subjects.ts';
import { buildPage } from '../web/build.ts';

const REQUIRED = process.env['HANDIWORK_SERVICES'] === 'required';
const PROGRAM = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, '-C', 'handiwork-source', fileURLToPath(new URL('../../src/cli.ts', import.meta.url))];

interface Running {
  url: string;
  child: ChildProcess;
}

const running: Running[] = [];

/** `handiwork serve` as a process of its own. */
async function start(ledger: string, tokens: string): Promise<Running> {
  const child = spawn(process.execPath, [...PROGRAM, 'serve', '--ledger', ledger, '--tokens', tokens], { cwd: scratchFolder(), stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const part of child.stdout as AsyncIterable<Buffer>) {
    text += String(part);
    const [, url] = /(http:\/\/[^\s/]+)\/\n/.exec(text) ?? [];
    if (url === undefined) continue;
    const one = { url, child };
    running.push(one);
    return one;
  }
  throw new Error('The server did not start.');
}

async function end({ child }: Running, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

const decide = (browser: Browser, { id, revision }: Pick<AuditItem, 'id' | 'revision'>, reason: string) =>
  browser.ask({ method: 'POST', path: '/api/decisions', body: { items: [{ id, revision }], decision: { state: 'confirmed', reason } } });

/** Decides one item after the other until the server is gone. @returns The ids that were acknowledged. */
async function decideAll(browser: Browser, ids: readonly string[], acknowledged: string[]): Promise<void> {
  for (const id of ids) {
    try {
      const { json } = await browser.ask({ path: `/api/items/${id}` });
      if (json.item.state === 'open' && (await decide(browser, json.item, browser.session.actor.name)).status === 200) acknowledged.push(id);
    } catch {
      return; // the server was killed: whatever it did not answer may or may not be there
    }
  }
}

/** A ledger with sixty findings, a file with four people, two servers. */
async function team(place: string): Promise<{ ledger: Ledger; servers: [Running, Running]; tokens: string[] }> {
  const ledger = await openLedger(place, { create: true });
  await ledger.append('Ada', [init, ...Array.from({ length: 60 }, (_, at) => found(`item${at}`))]);
  const file = join(scratchFolder(), 'tokens');
  const tokens: string[] = [];
  for (const name of ['Ada', 'Grace', 'Lin', 'Rae']) tokens.push(await addToken(file, { name, role: 'reviewer' }));
  return { ledger, servers: [await start(place, file), await start(place, file)], tokens };
}

async function appearsInTheOther(place: string): Promise<void> {
  const { ledger, servers: [one, two], tokens: [ada = '', grace = ''] } = await team(place);
  const [first, second] = [await signIn(one.url, ada), await signIn(two.url, grace)];
  const controller = new AbortController();
  const events = await fetch(`${two.url}/api/events`, { headers: { Cookie: second.cookie }, signal: controller.signal });
  const news = events.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  let text = '';
  const until = async (part: string): Promise<void> => {
    while (!text.includes(part)) {
      const { value, done } = await news.read();
      if (done) throw new Error(`The news ended before ${part}.`);
      text += new TextDecoder().decode(value);
    }
  };
  await until('"seq":61');
  expect(await decide(first, { id: 'f2', revision: 2 }, 'seen')).toMatchObject({ status: 200, json: { seq: 62 } });
  await until('{"seq":62,"items":["f2"]}');
  controller.abort();
  expect((await second.ask({ path: '/api/items/f2' })).json.item).toMatchObject({ state: 'confirmed', decision: { actor: 'Ada' } });
  expect(await decide(second, { id: 'f2', revision: 2 }, 'late')).toMatchObject({ status: 409, json: { items: [{ id: 'f2', revision: 62 }] } });
  expect((await browserWith(two.url, { Cookie: first.cookie }, first.session).ask({ path: '/api/items' })).status).toBe(401);
  expect(await Promise.all([end(one, 'SIGTERM'), end(two, 'SIGINT')])).toEqual([0, 0]);
  await ledger.close();
}

async function survivesAKill(place: string): Promise<void> {
  const { ledger, servers: [one, two], tokens } = await team(place);
  const people = await Promise.all(tokens.map((token, at) => signIn((at < 2 ? one : two).url, token)));
  const ids = (await ledger.items()).map(({ id }) => id);
  const acknowledged = people.map((): string[] => []);
  let areWriting = true;
  const writing = Promise.all(people.map((person, at) => decideAll(person, at % 2 === 0 ? ids : ids.toReversed(), acknowledged[at] ?? []))).finally(() => {
    areWriting = false;
  });
  while (areWriting && acknowledged.flat().length < 10) await setTimeout(20);
  await end(one, 'SIGKILL');
  await writing;
  expect(await ledger.check()).toMatchObject({ ok: true });
  const items = new Map((await ledger.items()).map((item) => [item.id, item]));
  for (const [at, { session }] of people.entries()) {
    const lost = (acknowledged[at] ?? []).filter((id) => items.get(id)?.decision?.reason !== session.actor.name);
    expect(lost).toEqual([]);
  }
  expect([...items.values()].filter(({ state }) => state === 'open')).toEqual([]);
  expect(await end(two, 'SIGTERM')).toBe(0);
  await ledger.close();
}

beforeAll(() => buildPage('live'));
afterEach(async () => {
  for (const one of running.splice(0)) await end(one, 'SIGKILL');
});
afterAll(removeScratch);

const file = (): string => join(scratchFolder(), 'audit.db');

describe('two servers of one embedded ledger', () => {
  it('show what is decided in the other one, and end on a signal', () => appearsInTheOther(file()));
  it('lose nothing that was acknowledged when one of them is killed under four writers', () => survivesAKill(file()));
});

describe.skipIf(!hasPostgres && !REQUIRED)(`two servers of one ledger in PostgreSQL (${whyLeftOut}: it is ${hasPostgres ? 'set' : 'not set'})`, () => {
  it('show what is decided in the other one, and end on a signal', async () => appearsInTheOther(await freshSchema()));
  it('lose nothing that was acknowledged when one of them is killed under four writers', async () => survivesAKill(await freshSchema()));
});
