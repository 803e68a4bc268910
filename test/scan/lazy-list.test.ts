import { describe, expect, it } from 'vitest';
import { lazyList, lazyRows } from '../../src/scan/kept/lazy-list.ts';
import { asJson } from './as-json.ts';

describe('a list that is made when somebody looks at it', () => {
  const entries = [{ name: 'a', evidence: [1, 2] }, { name: 'b', evidence: [] }, { name: 'c', evidence: [3] }];
  const lazy = () => lazyList(entries.length, () => structuredClone(entries));

  it.each<[string, (list: typeof entries) => unknown]>([
    ['JSON', (list) => JSON.stringify({ list })],
    ['its length and entries', (list) => [list.length, list[1], list.at(-1), list[3]]],
    ['a loop', (list) => { const seen = []; for (const one of list) seen.push(one.name); return seen; }],
    ['map, filter, flatMap, reduce, some, toSorted', (list) => [
      list.map(({ name }) => name), list.filter(({ evidence }) => evidence.length > 0), list.flatMap(({ evidence }) => evidence),
      list.reduce((sum, { evidence }) => sum + evidence.length, 0), list.some(({ name }) => name === 'c'), list.toSorted((a, b) => (a.name < b.name ? 1 : -1)),
    ]],
    ['spreading, also of an object that holds it', (list) => { const file = { list }; return [[...list, 'x'], { ...file }.list.length]; }],
    ['being told to be an array', (list) => [Array.isArray(list), list instanceof Array, 1 in list, 3 in list, Object.keys(list)]],
    ['entries, slices, concatenation', (list) => [[...list.entries()], list.slice(1), list.concat([{ name: 'z', evidence: [] }]), list.indexOf(entries[0]!) < 2]],
  ])('answers like an array: %s', (_, ask) => expect(ask(lazy())).toEqual(ask(structuredClone(entries))));

  it('makes its entries once for as long as nobody looks at another list', () => {
    let made = 0;
    const counted = () => lazyList(2, () => { made += 1; return ['a', 'b']; });
    const [one, other] = [counted(), counted()];
    expect([...one].length + one.map(String).length + [...other].length + [...one].length).toBe(8);
    expect(made).toBe(3);
  });

  it('equals an array for those who compare', () => expect(lazy()).toEqual(entries));
  it('answers to a key of its own without being made', () => {
    const key = Symbol('key');
    const list = lazyList(2, (): string[] => { throw new Error('nobody asked'); }, { [key]: () => 'otherwise' });
    expect((list as unknown as Record<symbol, () => string>)[key]!()).toBe('otherwise');
  });

  it('is an ordinary array when it is empty', () => expect(lazyList(0, () => { throw new Error('nobody asked'); })).toEqual([]));
});

describe('a long list, made by hundreds', () => {
  it.each([0, 1, 255, 256, 257, 1000])('answers like an array of %i', (length) => {
    const made: number[] = [];
    const rows = lazyRows(length, { make: (at) => ({ made: made.push(at), at }).at, asJson: () => [], most: 300 });
    const array = Array.from({ length }, (_, at) => at);
    expect(rows).toEqual(array);
    expect([...rows]).toEqual(array);
    expect([JSON.stringify(rows), rows.at(-1), rows[length], rows.map((at) => at * 2), rows.slice(250, 260)]).toEqual(
      [JSON.stringify(array), array.at(-1), undefined, array.map((at) => at * 2), array.slice(250, 260)]);
  });

  it('is made once by one who reads it in order', () => {
    let made = 0;
    for (const _ of lazyRows(1000, { make: () => (made += 1), asJson: () => [], most: 0 }));
    expect(made).toBe(1000);
  });

  it('is made once by whoever reads it, and held, where it is no longer than it may be', () => {
    let made = 0;
    const make = (at: number) => {
      made += 1;
      return { at };
    };
    const rows = lazyRows(1000, { make, asJson: () => ['known'], most: 1000 });
    expect([...asJson(rows)]).toEqual(['known']);
    expect([made, rows[999], rows[0] === rows.at(0), JSON.stringify(rows).length > 0, rows.filter(({ at }) => at > 990).length, made]).toEqual([0, { at: 999 }, true, true, 9, 1000]);
    expect([...asJson(rows)]).toEqual([]);
  });

  it.each<[string, (list: { at: number }[]) => unknown]>([
    ['sorted where it is', (list) => list.sort((a, b) => b.at - a.at)],
    ['made longer and shorter', (list) => [list.push({ at: 99 }), list.shift(), list.splice(1, 2, { at: 7 })]],
    ['emptied', (list) => { list.length = 0; }],
    ['written to', (list) => { list[1] = { at: 8 }; list[0]!.at = -1; delete list[2]; }],
  ])('can be %s, where it is held, like any array', (_, change) => {
    const array = Array.from({ length: 5 }, (_entry, at) => ({ at }));
    const rows = lazyRows(5, { make: (at) => ({ at }), asJson: () => ['not as it is now'], most: 5 });
    expect(change(rows)).toEqual(change(array));
    expect([rows, JSON.stringify(rows), Object.keys(rows), [...asJson(rows)]]).toEqual([array, JSON.stringify(array), Object.keys(array), []]);
  });
});
