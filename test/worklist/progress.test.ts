import { describe, expect, it } from 'vitest';

import { ownersOf } from '../../src/worklist/progress.ts';
import { item } from './items.ts';

describe('the shares of owners', () => {
  const of = (owner: string, count: number) => Array.from({ length: count }, (_, at) => item(`f${owner}${at}`, { owner }));
  const items = [...of('web/', 9), ...of('@org/api', 5), ...of('@ada', 6), ...of('small/', 4), ...of('@lin', 1)];
  const changes = items.map(({ id, owner, expectedLines }) => ({ at: '2026-08-01T12:00:00.000Z', item: id, owner, expectedLines, state: 'open' as const }));
  const shares = ownersOf({ items, changes, day: '2026-08-02', deadline: '2026-08-31' });

  it('come by name, never by size; the small ones together', () => {
    expect(shares.map(({ name, states }) => [name, states.open.items])).toEqual([['@ada', 6], ['@org/api', 5], ['web/', 9], [null, 5]]);
  });

  it('have no pace where people alone are the owners', () => {
    expect(shares.map(({ forecast }) => forecast()?.remaining)).toEqual([undefined, 5, 9, 5]);
  });

  it('are forecast until all is settled: what is judged and not yet removed is left', () => {
    const decided = changes.filter(({ owner }) => owner === 'web/').slice(0, 4).map((change) => ({ ...change, at: '2026-08-02T12:00:00.000Z', state: 'confirmed' as const }));
    const [, , web] = ownersOf({ items, changes: [...changes, ...decided], day: '2026-08-02', deadline: undefined });
    expect(web?.forecast()?.remaining).toBe(9);
  });
});
