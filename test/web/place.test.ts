import { describe, expect, it } from 'vitest';

import { rowOf, TOP } from '../../src/web/model/place.ts';

describe('the row a reader stands on', () => {
  const place = { id: 'c', row: 2, search: 'state=open' };
  it.each<[string, string[], string, number]>([
    ['stays while nothing changes', ['a', 'b', 'c', 'd'], 'state=open', 2],
    ['goes with its finding when others leave or come', ['b', 'c', 'd'], 'state=open', 1],
    ['moves to the next one when its finding leaves', ['a', 'b', 'd'], 'state=open', 2],
    ['is the last one when there is no next', ['a', 'b'], 'state=open', 1],
    ['goes with its finding into a new search', ['c', 'd'], 'q=x', 0],
    ['begins at the top of a search that does not find it', ['x', 'y', 'z'], 'q=x', 0],
    ['is none in an empty list', [], 'state=open', 0],
  ])('%s', (_what, ids, search, row) => expect(rowOf(place, ids, search)).toBe(row));

  it('is the first one at the beginning', () => expect(rowOf(TOP, ['a'], 'state=open')).toBe(0));
});
