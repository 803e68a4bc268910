import type { AuditItem } from '../api/audit.ts';
import { stateOn } from '../audit/decide.ts';
import type { Step } from '../audit/ledger-replay.ts';
import { addDays, type StateChange } from './burn-down.ts';

/** What one entry changed of how far an audit is; undefined when nothing. An undone decision counts from the day on which it was undone. */
export function changeOf({ entry: { at }, before, after }: Step): StateChange | undefined {
  const { id: item, owner, expectedLines, state } = after;
  const isChange = before?.state !== state || before.expectedLines !== expectedLines || before.owner !== owner;
  return isChange ? { at, item, owner, expectedLines, state } : undefined;
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
