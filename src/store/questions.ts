import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';

import type { AuditItem, EntryQuery, ItemQuery, LedgerEntry } from '../api/audit.ts';
import { stateOn } from '../audit/decide.ts';
import { column, entryOfRow, itemOfRow, type Tables } from './tables.ts';

const PAGE = 1000;

type Items = SelectQueryBuilder<Tables, 'handiwork_items', object>;

export async function readItems(db: Kysely<Tables>, query: ItemQuery): Promise<AuditItem[]> {
  const rows = await matching(db.selectFrom('handiwork_items'), query)
    .select(query.sketches ? ['item', 'sketch'] : ['item'])
    .orderBy('position')
    .execute();
  const items = rows.map(itemOfRow);
  const { on } = query;
  return on === undefined ? items : items.map((item) => ({ ...item, state: stateOn(item, on) }));
}

function matching(items: Items, { state, owner, assignee, repository, path, agent, class: evidence, on }: ItemQuery): Items {
  let found = items;
  if (state !== undefined) found = inStates(found, state, on);
  if (owner !== undefined) found = found.where('owner', '=', column(owner));
  if (assignee === null) found = found.where('assignee', 'is', null);
  else if (assignee !== undefined) found = found.where('assignee', '=', column(assignee));
  if (repository !== undefined) found = found.where('repository', '=', column(repository));
  if (agent !== undefined) found = found.where('agent', '=', column(agent));
  if (evidence !== undefined) found = found.where('class', '=', evidence);
  return path === undefined ? found : atPath(found, column(path));
}

/** By comparing a prefix: `like` has wildcards, and the order of texts is the database's. */
const atPath = (items: Items, path: string): Items =>
  path.endsWith('/') ? items.where(sql`substr(path, 1, ${sql.lit([...path].length)})`, '=', path) : items.where('path', '=', path);

function inStates(items: Items, states: NonNullable<ItemQuery['state']>, on: string | undefined): Items {
  if (states.length === 0) return items.where(sql<boolean>`1 = 0`);
  if (on === undefined) return items.where('state', 'in', [...states]);
  return items.where((is) => {
    const expired = is.and([is('expires', 'is not', null), is('expires', '<', on)]);
    const asRecorded = is.and([is('state', 'in', [...states]), is.not(expired)]);
    return states.includes('open') ? is.or([asRecorded, expired]) : asRecorded;
  });
}

/** Pages, so that a long ledger is never in memory as a whole. */
export async function* readEntries(read: <R>(work: (db: Kysely<Tables>) => Promise<R>) => Promise<R>, { after = 0, item, kinds }: EntryQuery): AsyncGenerator<LedgerEntry> {
  for (let last = after; ; ) {
    const rows = await read((db) => {
      let entries = db.selectFrom('handiwork_entries').selectAll().where('seq', '>', last);
      if (item !== undefined) entries = entries.where('item', '=', item);
      if (kinds !== undefined) entries = entries.where('kind', 'in', [...kinds]);
      return entries.orderBy('seq').limit(PAGE).execute();
    });
    for (const row of rows) yield entryOfRow(row);
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.seq ?? last;
  }
}
