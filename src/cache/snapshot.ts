import { createHash } from 'node:crypto';

/** `file`: what a text is; `blame`: who brought its lines; `style`: what its units show. */
export type FactKind = 'file' | 'blame' | 'style';

const TRAILER = 'end ';
const FORMAT = 1;

/** First line of every snapshot. A snapshot with any other first line is not read. */
export const headerOf = (scope: string, head: string): string => `handiwork snapshot ${FORMAT} ${scope} ${head}\n`;

/** One fact as a line; JSON never holds a tab or a line feed of its own. */
export const lineOf = (kind: FactKind, { path, oid, fact }: { path: string; oid: string; fact: string }): string =>
  `${kind}\t${JSON.stringify(path)}\t${oid}\t${fact}\n`;

export const trailerOf = (digest: string): string => `${TRAILER}${digest}\n`;

/**
 * The facts of an earlier scan, kept as bytes and parsed one by one when asked for.
 */
export class Snapshot {
  readonly head: string;
  private readonly bytes: Buffer;
  /** Kind, tab, path as JSON, tab, object id → where its fact begins and ends. */
  private readonly places = new Map<string, readonly [number, number]>();

  private constructor(head: string, bytes: Buffer) {
    this.head = head;
    this.bytes = bytes;
  }

  /** Undefined when the bytes are cut off, damaged, of another version, or of another scan. */
  static read(bytes: Buffer, scope: string, head: string): Snapshot | undefined {
    const header = headerOf(scope, head);
    const trailerLength = TRAILER.length + 64 + 1;
    const end = bytes.length - trailerLength;
    if (end < header.length || bytes.toString('utf8', 0, header.length) !== header) return undefined;
    const body = bytes.subarray(0, end);
    if (bytes.toString('latin1', end) !== trailerOf(createHash('sha256').update(body).digest('hex'))) return undefined;
    const snapshot = new Snapshot(head, body);
    for (let at = header.length; at < end; ) {
      const next = body.indexOf(10, at);
      const third = body.indexOf(9, body.indexOf(9, body.indexOf(9, at) + 1) + 1);
      snapshot.places.set(body.toString('utf8', at, third), [third + 1, next]);
      at = next + 1;
    }
    return snapshot;
  }

  get size(): number {
    return this.places.size;
  }

  /** The fact as JSON, or undefined. */
  find(kind: FactKind, path: string, oid: string): string | undefined {
    const place = this.places.get(`${kind}\t${JSON.stringify(path)}\t${oid}`);
    return place && this.bytes.toString('utf8', place[0], place[1]);
  }
}
