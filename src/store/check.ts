import type { Kysely } from 'kysely';

import type { AuditItem, ChainCheck, LedgerEntry } from '../api/audit.ts';
import { EMPTY, problemOf, type ChainHead } from '../audit/chain.ts';
import { LedgerReplay } from '../audit/ledger-replay.ts';
import { HandiworkError } from '../shared/errors.ts';
import { readEntries } from './questions.ts';
import { rowOfItem, type ItemRow, type Tables } from './tables.ts';

type Broken = Extract<ChainCheck, { ok: false }>;
const broken = (seq: number, problem: string): Broken => ({ ok: false, seq, problem });

/** Reads all entries, replays them, and compares with the head and the items that are kept. Runs inside one transaction. */
export async function checkChain(db: Kysely<Tables>): Promise<ChainCheck> {
  const replay = new LedgerReplay({ sketches: true, historyOf: (item, seq) => historyOf(db, item, seq) });
  let end: ChainHead = EMPTY;
  const entries = readEntries((work) => work(db), {});
  try {
    for await (const entry of entries) {
      const problem = problemOf(end, entry) ?? (await refusal(replay, entry));
      if (problem !== undefined) return broken(entry.seq, problem);
      end = { seq: entry.seq, hash: entry.hash };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return broken(end.seq + 1, 'its content is no JSON: it was changed');
  }
  const head = await db.selectFrom('handiwork_head').select(['seq', 'hash']).executeTakeFirst();
  if (head?.seq !== end.seq || head.hash !== end.hash) return broken(Math.min(head?.seq ?? 0, end.seq) + 1, headProblem(head?.seq ?? 0, end.seq));
  return (await wrongItem(db, replay.items)) ?? { ok: true, entries: end.seq, head: end.hash };
}

const headProblem = (noted: number, found: number): string =>
  noted > found ? `entries ${found + 1} to ${noted} are missing at the end` : noted < found ? `entries from ${noted + 1} on were not appended by handiwork` : 'the last entry was replaced';

/** Why an entry is not allowed where it stands, although its hash is right: then somebody made up the whole chain. */
async function refusal(replay: LedgerReplay, entry: LedgerEntry): Promise<string | undefined> {
  try {
    await replay.take(entry);
    return undefined;
  } catch (error) {
    if (error instanceof HandiworkError) return `it is not allowed there: ${error.message}`;
    throw error;
  }
}

async function historyOf(db: Kysely<Tables>, item: string, seq: number): Promise<LedgerEntry[]> {
  const all: LedgerEntry[] = [];
  for await (const one of readEntries((work) => work(db), { item })) if (one.seq < seq) all.push(one);
  return all;
}

/** The items are only kept for questions: a difference is no change of the record, but what people see would be wrong. */
async function wrongItem(db: Kysely<Tables>, items: ReadonlyMap<string, AuditItem>): Promise<Broken | undefined> {
  const rows = new Map((await db.selectFrom('handiwork_items').selectAll().execute()).map((row) => [row.id, row]));
  for (const item of items.values()) {
    const row = rows.get(item.id);
    if (row === undefined || !isSame(row, rowOfItem(item))) return broken(item.revision, `the list of findings shows ${item.id} otherwise than its entries say`);
    rows.delete(item.id);
  }
  const [left] = rows.values();
  return left && broken(left.revision, `the list of findings shows ${left.id}, which no entry found`);
}

const isSame = (a: ItemRow, b: ItemRow): boolean => (Object.keys(b) as (keyof ItemRow)[]).every((key) => a[key] === b[key]);
