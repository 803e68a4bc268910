import { describe, expect, it } from 'vitest';

import { painter, plural, table, thousands } from '../../src/report/style.ts';

const plain = painter(false);

describe('a table', () => {
  it('is as wide as its widest cells, and ends no line in a space', () => {
    const rows = [['a', '1', 'x'], ['long name', '22', '']];
    expect(table([{ title: 'name' }, { title: 'n', align: 'right' }, { title: '' }], rows, plain)).toEqual(['name        n', 'a           1  x', 'long name  22']);
  });

  it('counts what stands outside the basic plane as one column', () => {
    expect(table([{ title: 'a' }, { title: 'b' }], [['🌿', 'x'], ['ab', 'y']], plain)).toEqual(['a   b', '🌿   x', 'ab  y']);
  });

  it('takes more rows than a call takes arguments', () => {
    const lines = table([{ title: 'n' }], Array.from({ length: 300_000 }, (_, at) => [String(at)]), plain);
    expect([lines.length, lines.at(-1)]).toEqual([300_001, '299999']);
  });
});

describe('numbers', () => {
  it.each([
    [0, '0'], [999, '999'], [1_000, '1,000'], [1_234_567.4, '1,234,567'], [-1_000, '-1,000'], [-100, '-100'],
  ])('%d reads %s', (value, text) => {
    expect(thousands(value)).toBe(text);
  });

  it.each([[0, '0 files'], [1, '1 file'], [1_200, '1,200 files']])('%d of them read %s', (count, text) => {
    expect(plural(count, 'file')).toBe(text);
  });
});
