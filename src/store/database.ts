import type { Kysely } from 'kysely';

import type { Tables } from './tables.ts';

/** How long a writer waits for the others. */
export const PATIENCE_MS = 120_000;

export type Kind = 'embedded' | 'postgres';

/** What differs between the databases; everything else is asked in one language. */
export interface Database {
  kind: Kind;
  db: Kysely<Tables>;
  /** One transaction, with all other writers kept out until it ends. Committed when it returns, else rolled back. @throws {Busy} */
  write<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  /** A question that is asked again where the database was busy. */
  read<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
