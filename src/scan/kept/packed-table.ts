import type { Column, FloatColumn, IdColumn } from '../../history/columns.ts';

type Columns = Readonly<Record<string, Column | FloatColumn | IdColumn>>;

const LINE_FEED = 10;

/** Plain values and columns as bytes, in pieces that are not to be written to: the values as JSON on the first line, with the length of each column, then the columns. */
export function* packTable(columns: Columns, values: Readonly<Record<string, unknown>> = {}): Generator<Buffer> {
  const lengths = Object.entries(columns).map(([name, { byteLength }]) => [name, byteLength]);
  yield Buffer.from(`${JSON.stringify({ values, lengths })}\n`);
  for (const column of Object.values(columns)) yield* column.pack();
}

/** What {@link packTable} gave, put together. The columns are copied when they are unpacked. */
export class PackedTable<Values> {
  readonly values: Values;
  readonly #columns = new Map<string, Buffer>();

  constructor(bytes: Buffer) {
    let start = bytes.indexOf(LINE_FEED) + 1;
    const { values, lengths } = JSON.parse(bytes.toString('utf8', 0, start)) as { values: Values; lengths: [string, number][] };
    this.values = values;
    for (const [name, length] of lengths) this.#columns.set(name, bytes.subarray(start, (start += length)));
  }

  column(name: string): Buffer {
    return this.#columns.get(name) as Buffer;
  }
}
