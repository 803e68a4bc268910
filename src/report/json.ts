import type { FormatEnvironment } from '../api/formatter.ts';
import { AS_JSON, type Report } from '../api/report.ts';
import { safeForTerminal, safeJson } from './safe-text.ts';

/** One report as one JSON object, several as an array; lists hold one element per line, so that reports diff well. */
export function* json(reports: readonly Report[], _environment: FormatEnvironment): Generator<string> {
  if (reports.length === 1 && reports[0]) {
    yield* object(reports[0]);
    yield '\n';
    return;
  }
  yield '[';
  for (const [at, report] of reports.entries()) {
    yield at === 0 ? '\n' : ',\n';
    yield* object(report);
  }
  yield '\n]\n';
}

function* object(report: Report): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(report)) {
    if (value === undefined) continue;
    yield `${separator}"${key}":`;
    if (Array.isArray(value)) yield* list(value);
    else yield safeJson(value);
    separator = ',\n';
  }
  yield '\n}';
}

function* list(values: readonly unknown[]): Generator<string> {
  let separator = '[\n';
  for (const text of jsonOfEach(values)) {
    yield separator + safeForTerminal(text);
    separator = ',\n';
  }
  yield values.length === 0 ? '[]' : '\n]';
}

/** Where a list knows the JSON of its entries, they are not made. */
const jsonOfEach = (values: readonly unknown[] & { [AS_JSON]?: () => Iterable<string> }): Iterable<string> =>
  values[AS_JSON]?.() ?? (function* made() { for (const value of values) yield JSON.stringify(value); })();
