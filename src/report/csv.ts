import type { Finding } from '../api/finding.ts';
import type { FormatEnvironment } from '../api/formatter.ts';
import type { Report } from '../api/report.ts';
import { csvCell, type Cell } from './csv-cell.ts';

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
    for (const finding of report.findings ?? []) yield `${COLUMNS.map(([, value]) => csvCell(value(finding, report, ranks), csvRaw)).join(',')}\n`;
  }
}
