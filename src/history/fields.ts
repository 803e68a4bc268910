import type { Readable } from 'node:stream';

/** A field longer than this is cut: messages and paths of a hostile repository must not fill memory. */
export const FIELD_LIMIT = 1 << 20;

/** Splits a stream at a byte (NUL by default), never holding more than one chunk and one capped field. */
export async function* splitFields(stream: Readable, separator = 0): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let held = 0;
  const keep = (part: Buffer): void => {
    if (held < FIELD_LIMIT && part.length > 0) rest.push(part.subarray(0, FIELD_LIMIT - held));
    held += part.length;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(separator); end >= 0; end = chunk.indexOf(separator, start)) {
      const part = chunk.subarray(start, end);
      start = end + 1;
      if (held === 0 && part.length <= FIELD_LIMIT) {
        yield part;
        continue;
      }
      keep(part);
      yield Buffer.concat(rest);
      rest = [];
      held = 0;
    }
    keep(Buffer.from(chunk.subarray(start)));
  }
  if (held > 0) yield Buffer.concat(rest);
}
