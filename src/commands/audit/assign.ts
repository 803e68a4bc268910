import type { AuditItem, Ledger, LedgerDraft } from '../../api/audit.ts';
import { safeText } from '../../report/safe-text.ts';
import { plural } from '../../report/style.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { actorOf, queryOf, withLedger } from './call.ts';
import type { Run } from '../command.ts';
import { text, type Options } from '../options.ts';

const FILTERS = ['state', 'owner', 'assignee', 'repository', 'path', 'agent', 'class'] as const;

/** Says who looks at findings. */
export const run: Run = async (call) => {
  const { args, options, io } = call;
  const to = text(options, 'to');
  if (to === undefined) throw new HandiworkError('To whom?', { hint: 'Name who looks at them with --to <name>; "nobody" takes it back.' });
  const assignee = to === 'nobody' ? null : to.trim();
  const actor = await actorOf(options, io);
  const assigned = await withLedger(call, async (ledger) => {
    const items = await chosen(ledger, args, options);
    const drafts = items.filter((item) => (item.assignee ?? null) !== assignee).map((item): LedgerDraft => ({ kind: 'assigned', item: item.id, body: { assignee }, expect: item.revision }));
    await ledger.append(actor, drafts);
    return { items, changed: drafts.length };
  });
  if (assigned.items.length === 0) {
    await io.write('No finding is like that: nothing was assigned.\n');
    return 0;
  }
  const whom = assignee === null ? 'nobody' : safeText(assignee);
  await io.write(`${plural(assigned.changed, 'finding')} assigned to ${whom}${assigned.items.length > assigned.changed ? `; ${plural(assigned.items.length - assigned.changed, 'finding')} already so` : ''}.\n`);
  return 0;
};

/** By their ids, or by filters. @throws {HandiworkError} When neither or both are given. */
export async function chosen(ledger: Ledger, ids: readonly string[], options: Options): Promise<AuditItem[]> {
  const isFiltered = FILTERS.some((name) => options[name] !== undefined);
  if (ids.length === 0 && !isFiltered) throw new HandiworkError('Which findings?', { hint: 'Name their ids, or filters such as --owner packages/.' });
  if (ids.length > 0 && isFiltered) throw new HandiworkError('Either ids or filters, not both.');
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
