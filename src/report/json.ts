import type { FormatEnvironment } from '../api/formatter.ts';
import { AS_JSON, type Report, type ReportFile } from '../api/report.ts';
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
    if (key === 'files') yield* list(report.files, fileJson);
    else if (Array.isArray(value)) yield* list(value);
    else yield safeJson(value);
    separator = ',\n';
  }
  yield '\n}';
}

/** Of a file most is its units: where they know their JSON, they are not made. */
function fileJson(file: ReportFile): string {
  const units = (file.units as { [AS_JSON]?: () => string })[AS_JSON]?.();
  if (units === undefined) return safeJson(file);
  const parts: string[] = [];
  for (const [key, value] of Object.entries(file)) {
    if (value !== undefined) parts.push(parts.length === 0 ? '{"' : ',"', key, '":', key === 'units' ? units : JSON.stringify(value));
  }
  parts.push('}');
  return safeForTerminal(parts.join(''));
}

function* list<Value>(values: readonly Value[], write: (value: Value) => string = safeJson): Generator<string> {
  let separator = '[\n';
  for (const value of values) {
    yield separator + write(value);
    separator = ',\n';
  }
  yield values.length === 0 ? '[]' : '\n]';
}
