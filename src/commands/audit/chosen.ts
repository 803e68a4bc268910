import type { AuditItem, Ledger } from '../../api/audit.ts';
import { HandiworkError } from '../../shared/errors.ts';
import type { Options } from '../options.ts';
import { queryOf } from './call.ts';

const FILTERS = ['state', 'owner', 'assignee', 'repository', 'path', 'agent', 'class'] as const;

/** By their ids, or by filters. @throws {HandiworkError} When neither or both are given. */
export async function chosen(ledger: Ledger, ids: readonly string[], options: Options): Promise<AuditItem[]> {
  const isFiltered = FILTERS.some((name) => options[name] !== undefined);
  if (ids.length === 0 && !isFiltered) throw new HandiworkError('Which findings?', { hint: 'Name their ids, or filters such as --owner packages/.' });
  if (ids.length > 0 && isFiltered) throw new HandiworkError('Either ids or filters, not both.', { hint: 'Leave the ids out, or the filters.' });
  return ids.length > 0 ? itemsNamed(ledger, ids) : ledger.items(queryOf(options));
}

/** @throws {HandiworkError} When one of them is unknown. */
export async function itemsNamed(ledger: Ledger, ids: readonly string[]): Promise<AuditItem[]> {
  const items: AuditItem[] = [];
  for (const id of new Set(ids)) {
    const item = await ledger.item(id);
    if (item === undefined) throw new HandiworkError(`There is no finding "${id}".`, { hint: 'handiwork audit list shows their ids.' });
    items.push(item);
  }
  return items;
}
