import { safeText } from './safe-text.ts';

export type Cell = string | number | undefined;

/** One cell: RFC 4180 quoting; one that a spreadsheet would calculate begins with an apostrophe, unless `raw`. */
export function csvCell(value: Cell, raw: boolean): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = safeText(value, 32_000);
  const inert = raw || !isFormula(text) ? text : `'${text}`;
  return /[",;\s']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** `=`, `+`, `-`, `@` and their full-width twins start a formula, behind white space as well. */
const isFormula = (text: string): boolean => /^[=+\-@\uff1d\uff0b\uff0d\uff20|%]/.test(text.trimStart());
