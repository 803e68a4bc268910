import { afterEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/api/audit.ts';
import { LedgerReplay } from '../../src/audit/ledger-replay.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { burnDown, type StateChange } from '../../src/worklist/burn-down.ts';
import { changeOf } from '../../src/worklist/state-changes.ts';
import { item } from './items.ts';

let ledger: Ledger | undefined;
afterEach(() => ledger?.close());

/** An audit of two findings, with a clock that stands where it is told. */
async function audit(): Promise<{ ledger: Ledger; at: (time: string) => void; ids: string[] }> {
  let now = '2026-08-01T09:00:00.000Z';
  ledger = await openLedger(':memory:', { create: true, clock: () => new Date(now) });
  const { id: _id, state: _state, revision: _revision, since: _since, ...subject } = item('a');
  await ledger.append('Ada', [{ kind: 'init', body: { name: 'web' } }]);
  const found = await ledger.append('Ada', ['a:1', 'b:1'].map((fingerprint) => ({ kind: 'found' as const, body: { ...subject, fingerprint } })));
  return { ledger, at: (time) => { now = time; }, ids: found.map((entry) => entry.item!) };
}

describe('the state changes of a ledger', () => {
  it('are its imports and decisions, and the day on which one was taken back', async () => {
    const { ledger, at, ids: [first, second] } = await audit();
    at('2026-08-02T09:00:00.000Z');
    const [decided] = await ledger.append('Ada', [{ kind: 'decided', item: first!, body: { state: 'refuted', reason: 'a template' } }]);
    await ledger.append('Ada', [{ kind: 'assigned', item: second!, body: { assignee: 'Bo' } }]);
    at('2026-08-04T09:00:00.000Z');
    await ledger.append('Ada', [{ kind: 'undone', item: first!, body: { seq: decided!.seq } }]);

    const replay = new LedgerReplay();
    const changes: StateChange[] = [];
    for await (const entry of ledger.entries()) {
      const step = await replay.take(entry);
      const change = step && changeOf(step);
      if (change !== undefined) changes.push(change);
    }
    expect(changes.map((change) => [change.at.slice(0, 10), change.item, change.state])).toEqual([
      ['2026-08-01', first, 'open'],
      ['2026-08-01', second, 'open'],
      ['2026-08-02', first, 'refuted'],
      ['2026-08-04', first, 'open'],
    ]);
    expect(burnDown(changes, '2026-08-04').map(({ items }) => items.open)).toEqual([2, 1, 1, 2]);
  });
});
