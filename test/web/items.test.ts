import { beforeEach, describe, expect, it } from 'vitest';

import { tableOf } from '../../src/serve/item-table.ts';
import { itemOf, put, takeTable, type ItemRow } from '../../src/web/live/items.ts';
import type { AuditItem } from '../../src/api/audit.ts';
import { item } from '../worklist/items.ts';

const table = (items: readonly AuditItem[], complete: boolean, actors: Record<string, string> = {}) =>
  tableOf(items, { seq: 9, day: '2026-08-01', complete, packageOf: () => '.', actors: new Map(Object.entries(actors)) });
const row = (changes: Partial<ItemRow>): ItemRow => ({ ...(itemOf('f3') as ItemRow), ...changes });

describe('the findings of a page', () => {
  beforeEach(() => void takeTable(table([item('f3', { revision: 5 }), item('f4', { revision: 4 })], true)));

  it('stay as new as they were when an older answer comes late', () => {
    put([row({ revision: 7, state: 'refuted' })]);
    put([row({ revision: 5, state: 'open' })]);
    expect(itemOf('f3')).toMatchObject({ revision: 7, state: 'refuted' });
  });

  it('show at once what was asked for, and go back when it is refused', () => {
    const before = row({});
    put([row({ state: 'confirmed' })]);
    expect(itemOf('f3')?.state).toBe('confirmed');
    put([before]);
    expect(itemOf('f3')?.state).toBe('open');
  });

  it('name who changed them: not who decided before, when somebody else assigns', () => {
    const decision = { state: 'confirmed' as const, reason: 'Yes.', actor: 'Ada', at: '2026-07-01T12:00:00Z' };
    const news = table([item('f3', { revision: 8, state: 'confirmed', decision, assignee: 'Lin' })], false, { f3: 'Grace' });
    expect(takeTable(news)).toEqual([{ id: 'f3', by: 'Grace' }]);
    expect(takeTable(news)).toEqual([]);
  });
});
