import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';

import { Busy } from '../audit/busy.ts';
import { HandiworkError } from '../shared/errors.ts';
import { PATIENCE_MS, type Database } from './database.ts';
import type { Tables } from './tables.ts';

const CONNECTIONS = 4;
const CONNECTING_MS = 10_000;
/** `hand` in ASCII: the advisory lock that all writers of a database take. */
const LOCK = 0x68616e64;

/** A database of a server that many people reach. Which schema: that of the connection's `search_path`. */
export async function openPostgres(url: string, patienceMs = PATIENCE_MS): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: CONNECTING_MS, application_name: 'handiwork' });
  // A connection that breaks while it is idle or in use: the question that needs it fails or opens another one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw new HandiworkError(`The database cannot be reached: ${error instanceof Error ? error.message : String(error)}`, { hint: 'Check DATABASE_URL or --ledger: postgres://user:password@host:port/database.', cause: error });
  }
  return {
    kind: 'postgres',
    db,
    read: (work) => withAnother(() => work(db)).catch(refuseBusy),
    write: (work) =>
      db.transaction().execute(async (transaction) => {
        await sql`set local lock_timeout = ${sql.lit(patienceMs)}`.execute(transaction);
        // Taken before the first question: every question after it sees what the writers before committed.
        await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)}, hashtext(current_schema()))`.execute(transaction);
        return work(transaction);
      }).catch(refuseBusy),
    close: () => db.destroy(),
  };
}

/** After a restart of the server every connection that was kept is broken, and is found out one by one. */
async function withAnother<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (attempt > CONNECTIONS || !isBroken(error)) throw error;
    }
  }
}

/** `57P01`: ended by an administrator. */
const isBroken = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && ['ECONNRESET', 'EPIPE', '57P01'].includes(String(error.code))) || error.message.startsWith('Connection terminated'));

/** `55P03`: the lock did not come free in time. The pool says in words that all its connections are in use. */
function refuseBusy(error: unknown): never {
  const isBusy = error instanceof Error && (('code' in error && error.code === '55P03') || error.message.startsWith('timeout exceeded when trying to connect'));
  throw isBusy ? new Busy(error) : error;
}
