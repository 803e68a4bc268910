import type { FormatEnvironment } from '../api/formatter.ts';
import type { Report } from '../api/report.ts';
import { safeJson } from './safe-text.ts';

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
  for (const value of values) {
    yield separator + safeJson(value);
    separator = ',\n';
  }
  yield values.length === 0 ? '[]' : '\n]';
}
