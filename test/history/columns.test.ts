import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Column, FloatColumn } from '../../src/history/columns.ts';
import { IdTable } from '../../src/history/id-table.ts';

const PIECE = 1 << 14;
const idOf = (number: number): string => createHash('sha1').update(String(number)).digest('hex');

describe.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7])('of %i entries, packed and unpacked, can be gone on with', (count) => {
  it('a column of whole numbers', () => {
    const column = new Column();
    for (let at = 0; at < count; at += 1) column.push(at * 7 - 3);
    const again = Column.unpack(Buffer.concat([...column.pack()]));
    again.push(-1);
    expect(again.length).toBe(count + 1);
    expect(Array.from({ length: count }, (_, at) => again.at(at) === at * 7 - 3).every(Boolean)).toBe(true);
    expect(again.at(count)).toBe(-1);
  });

  it('a column of fractions, NaN among them', () => {
    const column = new FloatColumn();
    for (let at = 0; at < count; at += 1) column.push(at === 5 ? Number.NaN : at / 3);
    const again = FloatColumn.unpack(Buffer.concat([...column.pack()]));
    again.push(0.1);
    expect(Array.from({ length: count }, (_, at) => Object.is(again.at(at), at === 5 ? Number.NaN : at / 3)).every(Boolean)).toBe(true);
    expect(again.at(count)).toBe(0.1);
  });

  it('a table of ids, in another order', () => {
    const table = new IdTable();
    for (let number = 0; number < count; number += 1) table.add(idOf(number));
    const backwards = Array.from({ length: count }, (_, at) => count - 1 - at);
    const again = IdTable.unpack(Buffer.concat([...table.pick(backwards).pack()]), 20);
    expect(again.size).toBe(count);
    expect(backwards.filter((number, place) => again.of(idOf(number)) !== place || again.at(place) !== idOf(number))).toEqual([]);
    expect(again.of(idOf(-1))).toBe(-1);
    expect([again.add(idOf(-1)), again.add(idOf(-1)), again.of(idOf(-1)), again.at(count)]).toEqual([count, count, count, idOf(-1)]);
  });
});
