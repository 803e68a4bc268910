import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';

import type { Ledger, LedgerEntry } from '../../src/api/audit.ts';
import { Conflict } from '../../src/audit/conflict.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { decided, found, init } from './subjects.ts';

afterAll(removeScratch);

/** A clock that moves a second with every look. */
function clock(): () => Date {
  let time = Date.parse('2026-08-01T12:00:00Z');
  return () => new Date((time += 1000));
}

async function fresh(): Promise<{ ledger: Ledger; file: string }> {
  const file = join(scratchFolder(), 'audit.db');
  return { ledger: await openLedger(file, { create: true, clock: clock() }), file };
}

const all = async (ledger: Ledger, query = {}): Promise<LedgerEntry[]> => {
  const entries: LedgerEntry[] = [];
  for await (const entry of ledger.entries(query)) entries.push(entry);
  return entries;
};

describe('a ledger', () => {
  it('is made only when asked to', async () => {
    await expect(openLedger(join(scratchFolder(), 'none.db'))).rejects.toThrow(/There is no ledger/);
  });

  it('is not made where none can be, nor read where it is something else', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'text'), 'This is no database, and long enough not to be taken for an empty one. '.repeat(20));
    await expect(openLedger(join(folder, 'text'))).rejects.toThrow(/cannot be opened/);
    await expect(openLedger(join(folder, 'text/audit.db'))).rejects.toThrow(/There is no ledger/);
    await expect(openLedger(join(folder, 'text/audit.db'), { create: true })).rejects.toThrow(/cannot be opened/);
    await expect(openLedger(folder)).rejects.toThrow(/is a folder/);
  });

  it('begins with the audit', async () => {
    const { ledger } = await fresh();
    await expect(ledger.append('Ada', [found('a')])).rejects.toThrow(/no audit/);
    expect(await ledger.head()).toBe(0);
    await ledger.close();
  });

  it('gives findings short ids, and keeps them over a close', async () => {
    const { ledger, file } = await fresh();
    await ledger.append('Ada', [init, found('a'), found('b', { sketch: [1, 2, 3] })]);
    await ledger.append('Ada', [decided('f2', 'confirmed')]);
    await ledger.close();
    const again = await openLedger(file);
    expect((await again.items()).map(({ id, state, revision, since }) => [id, state, revision, since])).toEqual([
      ['f2', 'confirmed', 4, '2026-08-01T12:00:01.000Z'],
      ['f3', 'open', 3, '2026-08-01T12:00:01.000Z'],
    ]);
    expect((await again.items({ sketches: true }))[1]?.sketch).toEqual([1, 2, 3]);
    expect((await again.items())[1]?.sketch).toBeUndefined();
    expect((await all(again, { kinds: ['decided'] })).map(({ seq, actor }) => [seq, actor])).toEqual([[4, 'Ada']]);
    expect(await again.check()).toMatchObject({ ok: true, entries: 4 });
    await again.close();
  });

  it('appends all or nothing', async () => {
    const { ledger } = await fresh();
    await ledger.append('Ada', [init, found('a')]);
    await expect(ledger.append('Ada', [found('b'), decided('f9', 'confirmed')])).rejects.toThrow(/no finding f9/);
    expect(await ledger.head()).toBe(2);
    expect(await ledger.items()).toHaveLength(1);
    await ledger.close();
  });

  it('refuses what rests on something that changed', async () => {
    const { ledger } = await fresh();
    await ledger.append('Ada', [init, found('a')]);
    await ledger.append('Grace', [decided('f2', 'confirmed', { expect: 2 })]);
    const error: unknown = await ledger.append('Ada', [decided('f2', 'refuted', { expect: 2 })]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({ message: 'f2 was decided by Grace meanwhile (entry 3): it is confirmed.', item: { id: 'f2', state: 'confirmed', revision: 3 } });
    await expect(ledger.append('Ada', [{ kind: 'import', body: { repository: 'web', head: 'a'.repeat(40), ruleSet: '1', findings: 0 }, expect: 3 }])).resolves.toHaveLength(1);
    await expect(ledger.append('Ada', [{ kind: 'import', body: { repository: 'web', head: 'a'.repeat(40), ruleSet: '1', findings: 0 }, expect: 3 }])).rejects.toThrow(Conflict);
    await ledger.close();
  });

  it('finds items by everything that a query names', async () => {
    const { ledger } = await fresh();
    await ledger.append('Ada', [init, found('a'), found('b', { path: 'lib/ü/\udcff.py', agent: 'codex' }), found('c', { path: 'lib/c.ts', repository: 'api' })]);
    await ledger.append('Ada', [
      { kind: 'assigned', item: 'f3', body: { assignee: 'Grace' } },
      { kind: 'decided', item: 'f4', body: { state: 'accepted', reason: 'until the release', approver: 'Lin', expires: '2026-09-01' } },
    ]);
    const ids = async (query: Parameters<Ledger['items']>[0]): Promise<string[]> => (await ledger.items(query)).map(({ id }) => id);
    expect(await ids({ path: 'lib/ü/\udcff.py' })).toEqual(['f3']);
    expect(await ids({ path: 'lib/' })).toEqual(['f3', 'f4']);
    expect(await ids({ path: 'lib/ü/' })).toEqual(['f3']);
    expect(await ids({ agent: 'codex' })).toEqual(['f3']);
    expect(await ids({ assignee: 'Grace' })).toEqual(['f3']);
    expect(await ids({ assignee: null })).toEqual(['f2', 'f4']);
    expect(await ids({ repository: 'api' })).toEqual(['f4']);
    expect(await ids({ state: [] })).toEqual([]);
    expect(await ids({ state: ['open'] })).toEqual(['f2', 'f3']);
    expect(await ids({ state: ['open'], on: '2026-09-01' })).toEqual(['f2', 'f3']);
    expect(await ids({ state: ['open'], on: '2026-09-02' })).toEqual(['f2', 'f3', 'f4']);
    expect(await ids({ state: ['accepted'], on: '2026-09-02' })).toEqual([]);
    expect((await ledger.items({ on: '2026-09-02', path: 'lib/c.ts' })).map(({ state }) => state)).toEqual(['open']);
    await ledger.close();
  });
});

describe('tampering', () => {
  const refuse = async (change: string): Promise<void> => {
    const { ledger, file } = await fresh();
    await ledger.append('Ada', [init, found('a')]);
    const raw = new Libsql(file);
    expect(() => raw.exec(change)).toThrow(/append-only/);
    raw.close();
    await ledger.close();
  };
  it.each(["update handiwork_entries set actor = 'x'", 'delete from handiwork_entries where seq = 2'])('the database refuses: %s', refuse);

  it.each([
    ["update handiwork_entries set actor = 'Eve' where seq = 4", { seq: 4, problem: /was changed/ }],
    ["update handiwork_entries set body = replace(body, 'because', 'becaus!') where seq = 4", { seq: 4, problem: /was changed/ }],
    ["update handiwork_entries set body = '{' where seq = 4", { seq: 4, problem: /no JSON/ }],
    ['delete from handiwork_entries where seq = 3', { seq: 4, problem: /entry 3 is missing/ }],
    ['delete from handiwork_entries where seq >= 4', { seq: 4, problem: /entries 4 to 5 are missing/ }],
    ['update handiwork_head set seq = 4', { seq: 5, problem: /not appended by handiwork/ }],
    ["update handiwork_items set state = 'refuted' where id = 'f2'", { seq: 5, problem: /f2 otherwise/ }],
    ["delete from handiwork_items where id = 'f3'", { seq: 3, problem: /f3 otherwise/ }],
  ])('is found: %s', async (change, { seq, problem }) => {
    const { ledger, file } = await fresh();
    await ledger.append('Ada', [init, found('a'), found('b')]);
    await ledger.append('Ada', [decided('f2', 'confirmed')]);
    await ledger.append('Ada', [{ kind: 'assigned', item: 'f2', body: { assignee: 'Grace' } }]);
    expect(await ledger.check()).toMatchObject({ ok: true });
    const raw = new Libsql(file);
    raw.exec('drop trigger handiwork_entries_no_update; drop trigger handiwork_entries_no_delete;');
    raw.exec(change);
    raw.close();
    expect(await ledger.check()).toEqual({ ok: false, seq, problem: expect.stringMatching(problem) });
    await ledger.close();
  });
});
