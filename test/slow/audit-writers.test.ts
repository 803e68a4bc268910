import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';

import type { Ledger, LedgerEntry } from '../../src/api/audit.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { decided, found, init } from '../store/subjects.ts';

const REQUIRED = process.env['HANDIWORK_SERVICES'] === 'required';
const SERVER = process.env['HANDIWORK_TEST_DATABASE_URL'] ?? '';
const WRITER = fileURLToPath(new URL('audit-writer.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

afterAll(removeScratch);

interface Writer {
  /** Seqs that it was told are written. */
  acknowledged: number[];
  conflicts: number;
  /** Waits until so many more were acknowledged. */
  until(count: number): Promise<void>;
  kill(): Promise<void>;
}

async function startWriter(place: string, name: string): Promise<Writer> {
  const child = spawn(process.execPath, ['--import', TSX, '-C', 'handiwork-source', WRITER, place, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: number[] = [];
  const writer: Writer = {
    acknowledged,
    conflicts: 0,
    async until(count) {
      while (acknowledged.length < count) {
        if (child.exitCode !== null) throw new Error(`The writer ended with ${child.exitCode}.`);
        await wait(20);
      }
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
  let rest = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The writer did not start.')));
    child.stdout.on('data', (part: Buffer) => {
      const lines = `${rest}${String(part)}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === 'ready') resolve();
        else if (line === 'conflict') writer.conflicts += 1;
        else acknowledged.push(...line.split(' ').map(Number));
      }
    });
  });
  await ready;
  return writer;
}

async function byName(ledger: Ledger): Promise<Map<string, LedgerEntry[]>> {
  const entries = new Map<string, LedgerEntry[]>();
  for await (const entry of ledger.entries()) entries.set(entry.actor, [...(entries.get(entry.actor) ?? []), entry]);
  return entries;
}

/** Several processes write, one is killed in the middle of it: all that was acknowledged is there, nothing is there by half, and the chain holds. */
async function writeTogether(place: string): Promise<void> {
  const ledger = await openLedger(place, { create: true });
  await ledger.append('Ada', [init, ...['a', 'b', 'c'].map((name) => found(name))]);
  const writers = await Promise.all(['one', 'three', 'fifteen'].map((name) => startWriter(place, name)));
  try {
    const [victim, ...others] = writers as [Writer, ...Writer[]];
    await victim.until(10);
    await victim.kill();
    const before = others.map(({ acknowledged }) => acknowledged.length);
    await Promise.all(others.map((writer, at) => writer.until((before[at] ?? 0) + 20)));
  } finally {
    await Promise.all(writers.map((writer) => writer.kill()));
  }
  expect(await ledger.check()).toMatchObject({ ok: true });
  const entries = await byName(ledger);
  for (const [at, name] of ['one', 'three', 'fifteen'].entries()) {
    const mine = entries.get(name) ?? [];
    const seqs = new Set(mine.map(({ seq }) => seq));
    expect(writers[at]?.acknowledged.filter((seq) => !seqs.has(seq))).toEqual([]);
    expect(mine.length % 2).toBe(0);
    for (let pair = 0; pair < mine.length; pair += 2) expect([mine[pair]?.kind, mine[pair + 1]?.kind, (mine[pair + 1]?.seq ?? 0) - (mine[pair]?.seq ?? 0)]).toEqual(['decided', 'assigned', 1]);
  }
  await ledger.close();
}

describe('an embedded ledger', () => {
  it('is safe with several processes, also when one is killed', () => writeTogether(join(scratchFolder(), 'audit.db')));

  it('can be begun by several processes at once', async () => {
    const file = join(scratchFolder(), 'audit.db');
    const ledgers = await Promise.all(Array.from({ length: 4 }, () => openLedger(file, { create: true })));
    const begun = await Promise.allSettled(ledgers.map((ledger, at) => ledger.append(`writer ${at}`, [init])));
    expect(begun.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'fulfilled'));
    expect(await ledgers[0]?.check()).toMatchObject({ ok: true, entries: 4 });
    await Promise.all(ledgers.map((ledger) => ledger.close()));
  });
});

/** A schema of its own on the server, or undefined where there is no server. */
async function freshSchema(): Promise<string | undefined> {
  if (SERVER === '') return undefined;
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  const schema = `audit_${process.pid}_${Math.round(performance.now())}`;
  await client.query(`create schema ${schema}`);
  await client.end();
  const url = new URL(SERVER);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return url.href;
}

describe.skipIf(SERVER === '' && !REQUIRED)(`a ledger in PostgreSQL (left out without HANDIWORK_TEST_DATABASE_URL: ${SERVER === '' ? 'it is not set' : 'it is set'})`, () => {
  const place = async (): Promise<string> => {
    const url = await freshSchema();
    if (url === undefined) throw new Error('HANDIWORK_SERVICES=required, but HANDIWORK_TEST_DATABASE_URL names no server: .ci/run starts one.');
    return url;
  };

  it('is safe with several processes, also when one is killed', async () => writeTogether(await place()));

  it('answers as the embedded one does', async () => {
    const clock = (): (() => Date) => {
      let time = Date.parse('2026-08-01T12:00:00Z');
      return () => new Date((time += 1000));
    };
    const [embedded, server] = [await openLedger(join(scratchFolder(), 'audit.db'), { create: true, clock: clock() }), await openLedger(await place(), { clock: clock() })];
    const results = [];
    for (const ledger of [embedded, server]) {
      await ledger.append('Ada', [init, found('a'), found('b', { path: 'lib/ü/\udcff.py', agent: 'codex', sketch: [1, 4294967295] })]);
      await ledger.append('Ada', [decided('f2', 'confirmed'), { kind: 'undone', item: 'f2', body: { seq: 4 } }]);
      await ledger.append('Ada', [{ kind: 'decided', item: 'f3', body: { state: 'accepted', reason: "quote ' and \u0000 and 𝒜", approver: 'Lin', expires: '2026-09-01' } }]);
      const refused = await ledger.append('Ada', [found('c'), decided('f2', 'refuted', { expect: 2 })]).catch((error: unknown) => String(error));
      const entries = [];
      for await (const entry of ledger.entries()) entries.push(entry);
      results.push({ refused, entries, check: await ledger.check(), items: await ledger.items({ sketches: true }), open: await ledger.items({ state: ['open'], on: '2026-09-02', path: 'lib/' }), head: await ledger.head() });
      await ledger.close();
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[0]).toMatchObject({ head: 6, check: { ok: true, entries: 6 } });
  });

  it('goes on after the server ended its connections, and shows what its owner changed', async () => {
    const url = await place();
    const ledger = await openLedger(url);
    await ledger.append('Ada', [init, found('a')]);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const others = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'handiwork' and pid <> pg_backend_pid()`;
    await client.query(others);
    await expect(ledger.head().catch(() => ledger.head())).resolves.toBe(2);
    await expect(client.query('delete from handiwork_entries')).rejects.toThrow(/append-only/);
    await expect(client.query('truncate handiwork_entries')).rejects.toThrow(/append-only/);
    await client.query('alter table handiwork_entries disable trigger all');
    await client.query(`update handiwork_entries set actor = 'Eve' where seq = 2`);
    await client.end();
    expect(await ledger.check()).toMatchObject({ ok: false, seq: 2 });
    await ledger.close();
  });

  it('says what to do when it cannot be reached', async () => {
    await expect(openLedger('postgres://nobody:secret@127.0.0.1:1/none')).rejects.toThrow(/cannot be reached/);
  });
});

describe('the writer of these tests', () => {
  it('is a program', () => {
    expect(spawnSync(process.execPath, ['--import', TSX, '-C', 'handiwork-source', WRITER, join(scratchFolder(), 'none.db'), 'x'], { encoding: 'utf8' }).stderr).toContain('There is no ledger');
  });
});
