import { HandiworkError } from '../../src/shared/errors.ts';

/**
 * Reads CSV with a header line into one record per row; quoted cells may hold commas, quotes and line ends.
 * @throws HandiworkError for a row with more cells than the header: a comma that was not quoted shifts what follows.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = cellsOf(text.replace(/^\ufeff/, ''));
  const long = rows.findIndex((row) => row.length > header.length);
  if (long >= 0) throw new HandiworkError(`Row ${long + 1} has more cells than the header.`, { hint: 'Put a cell that holds a comma into quotes.' });
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name.trim(), row[index] ?? ''])));
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.length > 1 || cell !== '') rows.push(row);
    row = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
