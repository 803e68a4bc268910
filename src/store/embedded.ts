import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import Libsql from 'libsql';

import { Busy } from '../audit/busy.ts';
import { HandiworkError } from '../shared/errors.ts';
import { PATIENCE_MS, type Database } from './database.ts';
import type { Tables } from './tables.ts';
import { makeFolder } from '../shared/make-folder.ts';

/** Calls of libsql block the whole process: it waits briefly, and we wait again without blocking. */
const BLOCKING_MS = 20;
const OPENING_MS = 10_000;
/** The lock of a file knows no queue. Who has just written lets those go first who have been asking for it meanwhile. */
const COURTESY_MS = 25;

/** A file of its own. Readers and one writer work side by side; what is committed is on disk (`synchronous=full`). */
export function openEmbedded(file: string, { signal, shown, patienceMs = PATIENCE_MS }: { signal?: AbortSignal | undefined; shown: string; patienceMs?: number | undefined }): Database {
  const database = connect(file, shown);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: database as unknown as SqliteDatabase }) });
  // Not as prepared statements: one that found the database busy keeps what it saw of it, and finds it busy for ever after.
  const say = async (words: 'begin immediate' | 'commit' | 'rollback'): Promise<void> => void database.exec(words);
  let written = Number.NEGATIVE_INFINITY;
  const patiently = <Result>(work: () => Promise<Result>): Promise<Result> => whileBusy(work, { signal, patienceMs });
  return {
    kind: 'embedded',
    db,
    read: (work) => patiently(() => work(db)),
    write: (work) =>
      db.connection().execute(async (connection) => {
        const rest = written + COURTESY_MS - performance.now();
        if (rest > 0) await wait(rest);
        await patiently(() => say('begin immediate'));
        try {
          const result = await work(connection);
          await patiently(() => say('commit'));
          return result;
        } catch (error) {
          // SQLite rolls back by itself on some errors: then there is nothing left to do, and the first one is the one to tell.
          await say('rollback').catch((second: unknown) => noteBehind(error, second));
          throw error;
        } finally {
          written = performance.now();
        }
      }),
    close: () => db.destroy(),
  };
}

/** Keeps an error that came after another one, where a look into the first can find it. */
function noteBehind(first: unknown, second: unknown): void {
  if (first instanceof Error) first.cause ??= second;
}

function connect(file: string, shown: string): InstanceType<typeof Libsql> {
  if (existsSync(file) && statSync(file).isDirectory()) throw new HandiworkError(`The ledger "${shown}" is a folder.`, { hint: 'Name a file with --ledger.' });
  try {
    makeFolder(dirname(file));
    const database = new Libsql(file, { timeout: OPENING_MS });
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    database.exec(`pragma busy_timeout = ${BLOCKING_MS}`);
    return database;
  } catch (error) {
    throw new HandiworkError(`The ledger "${shown}" cannot be opened.`, { hint: 'Is it a ledger, and may you write there?', cause: error });
  }
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

async function whileBusy<Result>(work: () => Promise<Result>, { signal, patienceMs }: { signal: AbortSignal | undefined; patienceMs: number }): Promise<Result> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > end) throw new Busy(error);
    }
    await wait(2 + Math.random() * 10, undefined, signal === undefined ? {} : { signal });
  }
}
