import type { Kysely } from 'kysely';

import type { LedgerEntry } from '../api/audit.ts';
import { EMPTY, problemOf, type ChainHead } from '../audit/chain.ts';
import { LedgerReplay } from '../audit/ledger-replay.ts';
import { HandiworkError } from '../shared/errors.ts';
import { insertEntries, replaceItems } from './append.ts';
import { openDatabase, type LedgerOptions } from './open-ledger.ts';
import type { Tables } from './tables.ts';

/**
 * Takes a whole chain over into an empty ledger, as it is: same entries, same hashes. All or nothing.
 *
 * @returns The end of the chain.
 * @throws {HandiworkError} When there are entries already, or the chain does not hold.
 */
export async function restoreLedger(location: string, entries: AsyncIterable<LedgerEntry>, options: Omit<LedgerOptions, 'create'> = {}): Promise<ChainHead> {
  const database = await openDatabase(location, { ...options, create: true });
  try {
    return await database.write((db) => takeOver(db, entries));
  } finally {
    await database.close();
  }
}

async function takeOver(db: Kysely<Tables>, entries: AsyncIterable<LedgerEntry>): Promise<ChainHead> {
  const before = await db.selectFrom('handiwork_head').select('seq').executeTakeFirst();
  if ((before?.seq ?? 0) > 0) throw new HandiworkError('There are entries in this ledger already.', { hint: 'A whole ledger can only be taken over into an empty one: name another place with --ledger.' });
  const replay = new LedgerReplay({ sketches: true });
  let waiting: LedgerEntry[] = [];
  let end: ChainHead = EMPTY;
  for await (const entry of entries) {
    const problem = problemOf(end, entry);
    if (problem !== undefined) throw new HandiworkError(`The chain breaks at entry ${entry.seq}: ${problem}.`, { hint: 'Ask for another export; this one was changed.' });
    await replay.take(entry);
    waiting.push(entry);
    if (waiting.length >= 500) waiting = (await insertEntries(db, waiting), []);
    end = { seq: entry.seq, hash: entry.hash };
  }
  if (end.seq === 0) throw new HandiworkError('The export holds no entry.');
  await insertEntries(db, waiting);
  await replaceItems(db, [...replay.items.values()]);
  await db.updateTable('handiwork_head').set({ seq: end.seq, hash: end.hash }).execute();
  return end;
}
