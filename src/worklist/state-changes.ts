import type { AuditItem, LedgerEntry } from '../api/audit.ts';
import { stateOn } from '../audit/decide.ts';
import { LedgerReplay, type Step } from '../audit/ledger-replay.ts';
import { addDays, type StateChange } from './burn-down.ts';

/** What one entry changed of how far an audit is; undefined when nothing. */
export function changeOf({ entry: { at }, before, after }: Step): StateChange | undefined {
  const { id: item, owner, expectedLines, state } = after;
  const isChange = before?.state !== state || before.expectedLines !== expectedLines || before.owner !== owner;
  return isChange ? { at, item, owner, expectedLines, state } : undefined;
}

/** Reads off a ledger when each item came into each state. An undone decision counts from the day on which it was undone. */
export async function stateChanges(entries: AsyncIterable<LedgerEntry> | Iterable<LedgerEntry>): Promise<StateChange[]> {
  const replay = new LedgerReplay();
  const changes: StateChange[] = [];
  for await (const entry of entries) {
    const step = await replay.take(entry);
    const change = step && changeOf(step);
    if (change !== undefined) changes.push(change);
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
