import { existsSync } from 'node:fs';

import type { Ledger } from '../api/audit.ts';
import { checkNames } from '../audit/names.ts';
import { HandiworkError } from '../shared/errors.ts';
import { appendDrafts } from './append.ts';
import { checkChain } from './check.ts';
import type { Database } from './database.ts';
import { isCurrent, migrate } from './migrations.ts';
import { readEntries, readItems } from './questions.ts';
import { itemOfRow } from './tables.ts';

export interface LedgerOptions {
  /** Make the ledger when there is none; else that is an error. */
  create?: boolean;
  signal?: AbortSignal;
  /** How messages name the location. */
  shown?: string;
  /** How long to wait while others write, in milliseconds; two minutes without it. */
  patienceMs?: number;
  /** What entries are dated with. */
  clock?: () => Date;
}

export const isPostgres = (location: string): boolean => /^postgres(?:ql)?:\/\//.test(location);

/**
 * Opens an audit. Close it afterwards.
 *
 * @param location A file (absolute, or relative to the process), or `postgres://…`.
 * @throws {HandiworkError} When there is none, it cannot be reached, or a newer version wrote it.
 */
export async function openLedger(location: string, options: LedgerOptions = {}): Promise<Ledger> {
  return ledgerOver(await openDatabase(location, options), options.clock ?? (() => new Date()));
}

/** The database of a ledger, its tables up to date. */
export async function openDatabase(location: string, { create = false, signal, shown = location, patienceMs }: LedgerOptions): Promise<Database> {
  const database = await connect(location, { create, signal, shown, patienceMs });
  try {
    if (!(await database.read((db) => isCurrent(db, database.kind)))) await database.write((db) => migrate(db, database.kind));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function connect(location: string, { create, signal, shown, patienceMs }: { create: boolean; signal: AbortSignal | undefined; shown: string; patienceMs: number | undefined }): Promise<Database> {
  if (isPostgres(location)) return (await import('./postgres.ts')).openPostgres(location, patienceMs);
  if (!create && !existsSync(location)) {
    throw new HandiworkError(`There is no ledger at "${shown}".`, { hint: 'Begin an audit with handiwork audit init, or name the ledger with --ledger or DATABASE_URL.' });
  }
  return (await import('./embedded.ts')).openEmbedded(location, { signal, shown, patienceMs });
}

function ledgerOver(database: Database, clock: () => Date): Ledger {
  return {
    async append(actor, drafts) {
      checkNames(actor, drafts);
      return drafts.length === 0 ? [] : database.write((db) => appendDrafts(db, drafts, { actor, at: clock().toISOString() }));
    },
    items: (query = {}) => database.read((db) => readItems(db, query)),
    async item(id) {
      const row = await database.read((db) => db.selectFrom('handiwork_items').select(['item', 'sketch']).where('id', '=', id).executeTakeFirst());
      return row && itemOfRow(row);
    },
    entries: (query = {}) => readEntries(database.read, query),
    async head() {
      return (await database.read((db) => db.selectFrom('handiwork_head').select('seq').executeTakeFirst()))?.seq ?? 0;
    },
    check: () => database.write(checkChain),
    close: () => database.close(),
  };
}
