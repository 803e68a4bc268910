import type { Column, FloatColumn } from '../../history/columns.ts';

/** An object of columns and plain values as JSON on one line, in pieces: a column becomes a list of texts, see `Column.pack`. */
export function* tableJson(table: Readonly<Record<string, Column | FloatColumn | readonly unknown[]>>): Generator<string> {
  let separator = '{';
  for (const [key, value] of Object.entries(table)) {
    yield `${separator}"${key}":`;
    separator = ',';
    if (isPlain(value)) yield JSON.stringify(value);
    else yield* list(value.pack());
  }
  yield '}';
}

const isPlain = (value: Column | FloatColumn | readonly unknown[]): value is readonly unknown[] => Array.isArray(value);

/** @param texts without anything to escape */
function* list(texts: Iterable<string>): Generator<string> {
  let separator = '["';
  for (const text of texts) {
    yield separator + text;
    separator = '","';
  }
  yield separator === '["' ? '[]' : '"]';
}
