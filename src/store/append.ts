import type { Kysely } from 'kysely';

import type { AuditItem, LedgerDraft, LedgerEntry } from '../api/audit.ts';
import { link, type ChainHead } from '../audit/chain.ts';
import { Conflict } from '../audit/conflict.ts';
import { checkStanding, idAt } from '../audit/ledger-replay.ts';
import { advance, isAboutItem, isItemEntry, type ItemEntry } from '../audit/replay.ts';
import { HandiworkError } from '../shared/errors.ts';
import { entryOfRow, itemOfRow, rowOfEntry, rowOfItem, type ItemRow, type Tables } from './tables.ts';

/** Rows in one statement: databases take a limited number of parameters. */
const ROWS = 500;

/** Appends inside a write transaction: links the entries, moves the items on, moves the head. */
export async function appendDrafts(db: Kysely<Tables>, drafts: readonly LedgerDraft[], { actor, at }: { actor: string; at: string }): Promise<LedgerEntry[]> {
  const head = await db.selectFrom('handiwork_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
  const items = await itemsOf(db, drafts);
  const entries: LedgerEntry[] = [];
  let end: ChainHead = head;
  for (const draft of drafts) {
    await checkExpected(db, draft, items);
    const entry = link(end, { kind: draft.kind, body: draft.body, ...itemOf(draft, end.seq + 1), at, actor } as LedgerEntry);
    checkStanding(entry, items.has(entry.item ?? ''));
    if (isItemEntry(entry)) items.set(entry.item ?? '', await advance(items.get(entry.item ?? ''), entry, () => historyOf(db, entry, entries)));
    entries.push(entry);
    end = entry;
  }
  const touched = new Set(entries.flatMap(({ item }) => (item === undefined ? [] : [item])));
  await insertEntries(db, entries);
  await replaceItems(db, [...touched].flatMap((id) => items.get(id) ?? []));
  await db.updateTable('handiwork_head').set({ seq: end.seq, hash: end.hash }).execute();
  return entries;
}

const itemOf = ({ kind, item }: LedgerDraft, seq: number): { item?: string } => {
  if (!isAboutItem(kind)) return {};
  if (item !== undefined) return { item };
  if (kind === 'found') return { item: idAt(seq) };
  throw new HandiworkError(`An entry "${kind}" has to name its finding.`);
};

async function checkExpected(db: Kysely<Tables>, { kind, item: id, expect }: LedgerDraft, items: ReadonlyMap<string, AuditItem>): Promise<void> {
  if (expect === undefined) return;
  if (kind === 'import') {
    const later = await db.selectFrom('handiwork_entries').select(['seq', 'actor']).where('kind', '=', 'import').where('seq', '>', expect).orderBy('seq').executeTakeFirst();
    if (later !== undefined) throw new Conflict(`${later.actor} imported something meanwhile (entry ${later.seq}).`);
    return;
  }
  const item = items.get(id ?? '');
  if (item === undefined || item.revision === expect) return;
  const newest = await db.selectFrom('handiwork_entries').select(['kind', 'actor']).where('seq', '=', item.revision).executeTakeFirst();
  throw new Conflict(`${item.id} was ${newest?.kind ?? 'changed'} by ${newest?.actor ?? 'somebody'} meanwhile (entry ${item.revision}): it is ${item.state}.`, item);
}

async function itemsOf(db: Kysely<Tables>, drafts: readonly LedgerDraft[]): Promise<Map<string, AuditItem>> {
  const ids = [...new Set(drafts.flatMap(({ item }) => (item === undefined ? [] : [item])))];
  const items = new Map<string, AuditItem>();
  for (const some of slices(ids)) {
    const rows = await db.selectFrom('handiwork_items').select(['id', 'item', 'sketch']).where('id', 'in', some).execute();
    for (const row of rows) items.set(row.id, itemOfRow(row));
  }
  return items;
}

async function historyOf(db: Kysely<Tables>, { item }: ItemEntry, unwritten: readonly LedgerEntry[]): Promise<LedgerEntry[]> {
  const rows = await db.selectFrom('handiwork_entries').selectAll().where('item', '=', item ?? '').orderBy('seq').execute();
  return [...rows.map(entryOfRow), ...unwritten.filter((entry) => entry.item === item)];
}

export async function insertEntries(db: Kysely<Tables>, entries: readonly LedgerEntry[]): Promise<void> {
  for (const some of slices(entries)) await db.insertInto('handiwork_entries').values(some.map(rowOfEntry)).execute();
}

const REPLACED = ['state', 'expires', 'owner', 'assignee', 'repository', 'path', 'agent', 'class', 'revision', 'item', 'sketch'] as const satisfies readonly (keyof ItemRow)[];

/** Writes items as they stand now, whether or not they were there. */
export async function replaceItems(db: Kysely<Tables>, items: readonly AuditItem[]): Promise<void> {
  for (const some of slices(items)) {
    await db.insertInto('handiwork_items').values(some.map(rowOfItem))
      .onConflict((row) => row.column('id').doUpdateSet((is) => Object.fromEntries(REPLACED.map((name) => [name, is.ref(`excluded.${name}`)]))))
      .execute();
  }
}

function* slices<T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += ROWS) yield list.slice(at, at + ROWS);
}
