import type { Finding } from '../api/finding.ts';
import type { FormatEnvironment } from '../api/formatter.ts';
import type { Report } from '../api/report.ts';
import { safeText } from './safe-text.ts';

type Cell = string | number | undefined;

const COLUMNS: readonly (readonly [name: string, value: (finding: Finding, report: Report, ranks: ReadonlyMap<string, number>) => Cell])[] = [
  ['repository', (_finding, { repository }) => repository.path],
  ['rank', ({ path }, _report, ranks) => (path === undefined ? undefined : ranks.get(path))],
  ['path', ({ path }) => path],
  ['start_line', ({ startLine }) => startLine],
  ['end_line', ({ endLine }) => endLine],
  ['level', ({ level }) => level],
  ['class', ({ class: kind }) => kind],
  ['rule', ({ rule }) => rule],
  ['heuristic', ({ heuristic }) => heuristic],
  ['agent', ({ agent }) => agent],
  ['model', ({ model }) => model],
  ['commit', ({ commit }) => commit],
  ['resemblance', ({ resemblance }) => resemblance],
  ['state', ({ state }) => state],
  ['suppressed', ({ suppression }) => suppression?.reason],
  ['fingerprint', ({ fingerprint }) => fingerprint],
  ['message', ({ message }) => message],
];

/**
 * One line per finding, for spreadsheets: a cell that a spreadsheet would calculate begins with an apostrophe, unless
 * `csvRaw` is set. RFC 4180 quoting, line feeds as line ends.
 */
export function* csv(reports: readonly Report[], { csvRaw = false }: FormatEnvironment): Generator<string> {
  yield `${COLUMNS.map(([name]) => name).join(',')}\n`;
  for (const report of reports) {
    const ranks = new Map(report.files.map(({ path, rank }) => [path, rank]));
    for (const finding of report.findings ?? []) yield `${COLUMNS.map(([, value]) => cell(value(finding, report, ranks), csvRaw)).join(',')}\n`;
  }
}

function cell(value: Cell, raw: boolean): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = safeText(value, 32_000);
  const inert = raw || !isFormula(text) ? text : `'${text}`;
  return /[",;\s']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** `=`, `+`, `-`, `@` and their full-width twins start a formula, behind white space as well. */
const isFormula = (text: string): boolean => /^[=+\-@\uff1d\uff0b\uff0d\uff20|%]/.test(text.trimStart());
