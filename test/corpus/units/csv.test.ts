import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../corpus/units/csv.ts';

describe('CSV', () => {
  it.each([
    { name: 'plain cells', text: 'a,b\n1,2\n', rows: [{ a: '1', b: '2' }] },
    { name: 'no last line end', text: 'a,b\n1,2', rows: [{ a: '1', b: '2' }] },
    { name: 'quotes, commas and line ends in a cell', text: 'a,b\n"x, ""y""\nz",2\n', rows: [{ a: 'x, "y"\nz', b: '2' }] },
    { name: 'carriage returns and a byte order mark', text: '\ufeffa,b\r\n1,\r\n', rows: [{ a: '1', b: '' }] },
    { name: 'missing cells and blank lines', text: 'a,b\n\n1\n', rows: [{ a: '1', b: '' }] },
  ])('with $name is read', ({ text, rows }) => {
    expect(parseCsv(text)).toEqual(rows);
  });
});
