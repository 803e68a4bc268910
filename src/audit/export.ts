import type { LedgerEntry } from '../api/audit.ts';
import { canonical } from './canonical.ts';

const COLUMNS = ['seq', 'at', 'actor', 'kind', 'item', 'body', 'previous', 'hash'] as const;

/** Characters that would act on a terminal or hide from a reader; inside of JSON they can be escaped without loss. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const escaped = (json: string): string => json.replace(HIDDEN, (character) => [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''));

/** One entry as one line of JSON. */
export const ndjsonLine = (entry: LedgerEntry): string => `${escaped(canonical(entry))}\n`;

export const csvHeader = `${COLUMNS.join(',')}\n`;
/** One entry as one line; the body as JSON. A spreadsheet calculates none of it, and nothing is lost. */
export const csvLine = (entry: LedgerEntry): string =>
  `${COLUMNS.map((name) => (name === 'body' ? quoted(escaped(canonical(entry.body))) : quoted(inert(String(entry[name] ?? ''))))).join(',')}\n`;

const quoted = (text: string): string => (/[",\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** An apostrophe goes before what a spreadsheet would calculate, and before an apostrophe, so that one can be taken away again. */
const inert = (text: string): string => (/^['=+\-@\uff1d\uff0b\uff0d\uff20|%]/.test(text.trimStart()) ? `'${text}` : text);
const original = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);

/**
 * A line of an export, as it was before; its shape is not checked yet.
 * @returns Undefined for the header and for an empty line.
 * @throws {SyntaxError} For anything that is no such line.
 */
export function parseExported(line: string): unknown {
  const text = line.replace(/^\ufeff/, '').trim();
  if (text === '' || text === csvHeader.trim()) return undefined;
  if (text.startsWith('{')) return JSON.parse(text);
  const cells = cellsOf(text);
  if (cells.length !== COLUMNS.length) throw new SyntaxError(`${cells.length} cells instead of ${COLUMNS.length}`);
  const [seq = '', at = '', actor = '', kind = '', item = '', body = '', previous = '', hash = ''] = cells.map((cell, index) => (COLUMNS[index] === 'body' ? cell : original(cell)));
  return { seq: Number(seq), at, actor, kind, ...(item === '' ? {} : { item }), body: JSON.parse(body) as unknown, previous, hash };
}

/** Cells of one line (RFC 4180). */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const [cell, end] = line[at] === '"' ? quotedCell(line, at + 1) : plainCell(line, at);
    cells.push(cell);
    if (end < line.length && line[end] !== ',') throw new SyntaxError(`a comma is missing at ${end + 1}`);
    at = end + 1;
  }
  return cells;
}

function plainCell(line: string, start: number): [cell: string, end: number] {
  const comma = line.indexOf(',', start);
  const end = comma < 0 ? line.length : comma;
  return [line.slice(start, end), end];
}

function quotedCell(line: string, start: number): [cell: string, end: number] {
  for (let end = line.indexOf('"', start); end >= 0; end = line.indexOf('"', end + 2)) {
    if (line[end + 1] !== '"') return [line.slice(start, end).replaceAll('""', '"'), end + 1];
  }
  throw new SyntaxError('a quote is not closed');
}
