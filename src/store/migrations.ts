import { sql, type Kysely } from 'kysely';

import { EMPTY } from '../audit/chain.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { Kind } from './database.ts';
import type { Tables } from './tables.ts';

type Step = (db: Kysely<Tables>, kind: Kind) => Promise<void>;

/** In order; a step that was ever released is never changed. */
const STEPS: readonly Step[] = [
  async (db, kind) => {
    await db.schema.createTable('handiwork_entries')
      .addColumn('seq', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('item', 'text')
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('previous', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .execute();
    await db.schema.createIndex('handiwork_entries_item').on('handiwork_entries').columns(['item', 'seq']).execute();
    await db.schema.createIndex('handiwork_entries_kind').on('handiwork_entries').columns(['kind', 'seq']).execute();
    await db.schema.createTable('handiwork_items')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('expires', 'text')
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('assignee', 'text')
      .addColumn('repository', 'text', (column) => column.notNull())
      .addColumn('path', 'text')
      .addColumn('agent', 'text')
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('item', 'text', (column) => column.notNull())
      .addColumn('sketch', 'text')
      .execute();
    await db.schema.createIndex('handiwork_items_state').on('handiwork_items').columns(['state', 'position']).execute();
    await db.schema.createTable('handiwork_head')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await db.insertInto('handiwork_head').values({ id: 1, ...EMPTY }).execute();
    await refuseChanges(db, kind);
  },
];

/** The database itself says no to changed entries. Whoever owns it can lift that; then the chain tells. */
async function refuseChanges(db: Kysely<Tables>, kind: Kind): Promise<void> {
  if (kind === 'embedded') {
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.ref(`handiwork_entries_no_${change}`)} before ${sql.raw(change)} on handiwork_entries begin select raise(abort, 'the ledger is append-only'); end`.execute(db);
    }
    return;
  }
  await sql`create function handiwork_append_only() returns trigger language plpgsql as $$ begin raise exception 'the ledger is append-only'; end $$`.execute(db);
  await sql`create trigger handiwork_entries_append_only before update or delete or truncate on handiwork_entries for each statement execute function handiwork_append_only()`.execute(db);
}

/** True when there is nothing to migrate: most openings need not wait for writers. */
export async function isCurrent(db: Kysely<Tables>, kind: Kind): Promise<boolean> {
  const { rows } = kind === 'postgres'
    ? await sql<{ there: boolean }>`select to_regclass('handiwork_version') is not null as there`.execute(db)
    : await sql<{ there: number }>`select count(*) as there from sqlite_schema where name = 'handiwork_version'`.execute(db);
  return Boolean(rows[0]?.there) && (await versionOf(db)) === STEPS.length;
}

const versionOf = async (db: Kysely<Tables>): Promise<number | undefined> => (await db.selectFrom('handiwork_version').select('version').executeTakeFirst())?.version;

/**
 * Brings the tables up to date. Runs in a transaction that keeps all other writers out: Kysely's own migrator takes no
 * lock in SQLite, where two processes that open a new ledger at once would both create the tables.
 *
 * @throws {HandiworkError} When a newer version of the program has been here.
 */
export async function migrate(db: Kysely<Tables>, kind: Kind): Promise<void> {
  await db.schema.createTable('handiwork_version').ifNotExists().addColumn('version', 'integer', (column) => column.notNull()).execute();
  const found = await versionOf(db);
  const version = found ?? 0;
  if (version > STEPS.length) {
    throw new HandiworkError('This ledger was written by a newer version of handiwork.', { hint: 'Update handiwork, then try again.' });
  }
  if (version === STEPS.length) return;
  for (const step of STEPS.slice(version)) await step(db, kind);
  if (found === undefined) await db.insertInto('handiwork_version').values({ version: STEPS.length }).execute();
  else await db.updateTable('handiwork_version').set({ version: STEPS.length }).execute();
}
