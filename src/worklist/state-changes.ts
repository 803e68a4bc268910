import type { AuditItem, LedgerEntry } from '../api/audit.ts';
import { advance, isItemEntry } from '../audit/replay.ts';
import type { StateChange } from './burn-down.ts';

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
