import type { AuditItem, LedgerEntry } from '../api/audit.ts';
import { advance, isItemEntry } from '../audit/replay.ts';
import { stateOn } from '../audit/decide.ts';
import { addDays, type StateChange } from './burn-down.ts';

/** Reads off a ledger when each item came into each state. An undone decision counts from the day on which it was undone. */
export async function stateChanges(entries: AsyncIterable<LedgerEntry> | Iterable<LedgerEntry>): Promise<StateChange[]> {
  const items = new Map<string, AuditItem>();
  const histories = new Map<string, LedgerEntry[]>();
  const changes: StateChange[] = [];
  for await (const entry of entries) {
    if (!isItemEntry(entry) || entry.item === undefined) continue;
    const history = histories.get(entry.item) ?? [];
    const before = items.get(entry.item);
    const after = await advance(before, entry, () => Promise.resolve(history));
    history.push(entry);
    histories.set(entry.item, history);
    items.set(entry.item, after);
    if (before === undefined || before.state !== after.state || before.expectedLines !== after.expectedLines || before.owner !== after.owner) {
      changes.push({ at: entry.at, item: after.id, owner: after.owner, expectedLines: after.expectedLines, state: after.state });
    }
  }
  return changes;
}

/** With what was accepted until a day before `day`: open again from its next day on, although nobody wrote an entry. */
export function withExpiries(changes: readonly StateChange[], items: Iterable<AuditItem>, day: string): StateChange[] {
  const expired = [...items].flatMap((item): StateChange[] => {
    const { id, owner, expectedLines, decision } = item;
    if (stateOn(item, day) === item.state || decision?.expires === undefined) return [];
    return [{ at: `${addDays(decision.expires, 1)}T00:00:00.000Z`, item: id, owner, expectedLines, state: 'open' }];
  });
  return [...changes, ...expired].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
