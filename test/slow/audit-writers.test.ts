import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';

import { missing, startWriter, WRITER, type Writer } from '../../bench/ledger-writers.ts';
import { Busy } from '../../src/audit/busy.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { freshSchema, hasPostgres, whyLeftOut } from '../store/postgres.ts';
import { decided, found, init } from '../store/subjects.ts';

const REQUIRED = process.env['HANDIWORK_SERVICES'] === 'required';

afterAll(removeScratch);

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
  expect(await missing(ledger, writers)).toMatchObject({ lost: 0, halves: 0 });
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

describe.skipIf(!hasPostgres && !REQUIRED)(`a ledger in PostgreSQL (${whyLeftOut}: it is ${hasPostgres ? 'set' : 'not set'})`, () => {
  it('is safe with several processes, also when one is killed', async () => writeTogether(await freshSchema()));

  it('says that it is busy when somebody holds it for longer than it waits', async () => {
    const place = await freshSchema();
    const ledger = await openLedger(place, { patienceMs: 100 });
    await ledger.append('Ada', [init]);
    const holder = new pg.Client({ connectionString: place });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock(1751215716, hashtext(current_schema()))');
    await expect(ledger.append('Ada', [found('a')])).rejects.toThrow(Busy);
    await holder.end();
    expect(await ledger.append('Ada', [found('a')])).toHaveLength(1);
    await ledger.close();
  });

  it('answers as the embedded one does', async () => {
    const clock = (): (() => Date) => {
      let time = Date.parse('2026-08-01T12:00:00Z');
      return () => new Date((time += 1000));
    };
    const [embedded, server] = [await openLedger(join(scratchFolder(), 'audit.db'), { create: true, clock: clock() }), await openLedger(await freshSchema(), { clock: clock() })];
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
    const url = await freshSchema();
    const ledger = await openLedger(url);
    await ledger.append('Ada', [init, found('a')]);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const others = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = current_schema() and pid <> pg_backend_pid()`;
    await client.query(others);
    await expect(ledger.head()).resolves.toBe(2);
    await client.query(others);
    await expect(ledger.append('Ada', [found('b')]).catch(() => ledger.append('Ada', [found('b')]))).resolves.toHaveLength(1);
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
    expect(spawnSync(process.execPath, [...WRITER, join(scratchFolder(), 'none.db'), 'x'], { encoding: 'utf8' }).stderr).toContain('There is no ledger');
  });
});
