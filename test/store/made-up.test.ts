import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';

import type { LedgerDraft, LedgerEntry } from '../../src/api/audit.ts';
import { EMPTY, link, type ChainHead } from '../../src/audit/chain.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { restoreLedger } from '../../src/store/restore.ts';
import { rowOfEntry } from '../../src/store/tables.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { decided, found, init } from './subjects.ts';

afterAll(removeScratch);

type Draft = LedgerDraft & { item?: string };

/** A chain whose hashes are right, whatever it says. */
function chainOf(drafts: readonly Draft[]): LedgerEntry[] {
  let head: ChainHead = EMPTY;
  return drafts.map(({ kind, body, item }) => {
    const entry = link(head, { kind, body, at: '2026-08-01T12:00:00.000Z', actor: 'Eve', ...(item === undefined ? {} : { item }) } as LedgerEntry);
    head = { seq: entry.seq, hash: entry.hash };
    return entry;
  });
}

async function* streamed(entries: readonly LedgerEntry[]): AsyncGenerator<LedgerEntry> {
  yield* entries;
}

const imported: Draft = { kind: 'import', body: { repository: 'web', head: 'a'.repeat(40), ruleSet: '1', findings: 0 } };
const at = (item: string, draft: Draft): Draft => ({ ...draft, item }) as Draft;

const MADE_UP: [string, Draft[], RegExp, number][] = [
  ['begins with something else than an audit', [imported, at('f2', found('a'))], /There is no audit/, 1],
  ['calls a finding by another number than that of its entry', [init, at('f7', found('a'))], /What entry 2 finds is f2, not f7/, 2],
  ['names no finding where it has to', [init, found('a')], /has to name its finding/, 2],
  ['names a finding where there is none', [init, at('f2', found('a')), at('f2', imported)], /is about no finding/, 3],
  ['decides about what nobody found', [init, at('f2', decided('f2', 'confirmed'))], /no finding f2/, 2],
];

describe('a whole chain that somebody made up', () => {
  it.each(MADE_UP)('is not taken over when it %s', async (_name, drafts, problem) => {
    await expect(restoreLedger(join(scratchFolder(), 'audit.db'), streamed(chainOf(drafts)))).rejects.toThrow(problem);
  });

  it.each(MADE_UP)('is found when it %s', async (_name, drafts, problem, seq) => {
    const file = join(scratchFolder(), 'audit.db');
    const ledger = await openLedger(file, { create: true });
    const raw = new Libsql(file);
    const entries = chainOf(drafts);
    for (const { seq: number, at: time, actor, kind, item, body, previous, hash } of entries.map(rowOfEntry)) {
      raw.prepare('insert into handiwork_entries (seq, at, actor, kind, item, body, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)').run(number, time, actor, kind, item, body, previous, hash);
    }
    raw.prepare('update handiwork_head set seq = ?, hash = ?').run(entries.length, entries.at(-1)?.hash);
    raw.close();
    expect(await ledger.check()).toEqual({ ok: false, seq, problem: expect.stringMatching(problem) });
    await ledger.close();
  });
});
