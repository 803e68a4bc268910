import type { Readable } from 'node:stream';

/** A field longer than this is cut: messages and paths of a hostile repository must not fill memory. */
export const FIELD_LIMIT = 1 << 20;

/** Splits a stream at a byte (NUL by default), never holding more than one chunk and one capped field. */
export async function* splitFields(stream: Readable, separator = 0): AsyncGenerator<Buffer> {
  for await (const fields of splitChunks(stream, separator)) yield* fields;
}

/** The same without waiting between two fields: where there are millions of them, half of the time goes into that. */
export async function eachField(stream: Readable, visit: (field: Buffer) => void, separator = 0): Promise<void> {
  for await (const fields of splitChunks(stream, separator)) for (const field of fields) visit(field);
}

async function* splitChunks(stream: Readable, separator: number): AsyncGenerator<Buffer[]> {
  let rest: Buffer[] = [];
  let held = 0;
  const keep = (part: Buffer): void => {
    if (held < FIELD_LIMIT && part.length > 0) rest.push(part.subarray(0, FIELD_LIMIT - held));
    held += part.length;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const fields: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(separator); end >= 0; end = chunk.indexOf(separator, start)) {
      const part = chunk.subarray(start, end);
      start = end + 1;
      if (held === 0 && part.length <= FIELD_LIMIT) {
        fields.push(part);
        continue;
      }
      keep(part);
      fields.push(Buffer.concat(rest));
      rest = [];
      held = 0;
    }
    yield fields;
    keep(Buffer.from(chunk.subarray(start)));
  }
  if (held > 0) yield [Buffer.concat(rest)];
}
