import { createHash } from 'node:crypto';
import { Column } from '../history/columns.ts';

/**
 * Of a text: `blame`: who brought its lines; `shown`: what a report says of its units; `prints`: hashes of its findings. Of the
 * repository: `basis`: what all the rest depends on; `house`: how its earlier code looked; `past`: its commits. Of all files
 * together: `files`: what they are, `commits`: those that their lines name, `lines`: what is known of them, `units`: how they score,
 * `changes`: how the changes that brought them do, `judged`: what came of all that, file by file, `texts`: how a report says so.
 */
export type FactKind = 'basis' | 'house' | 'past' | 'files' | 'commits' | 'lines' | 'units' | 'changes' | 'judged' | 'texts' | 'blame' | 'shown' | 'prints';

/** Where a fact belongs: a path (none where it is of the repository), and the object that it was found in. */
export interface FactKey {
  kind: FactKind;
  path: string;
  oid: string;
}

const TRAILER = 'end ';
const FORMAT = 6;
const TAB = 9;
const LINE_FEED = 10;

/** First line of every snapshot. A snapshot with any other first line is not read. */
export const headerOf = (scope: string, head: string): string => `handiwork snapshot ${FORMAT} ${scope} ${head}\n`;

/** What stands before a fact on its line. JSON never holds a tab or a line feed of its own. */
export const startOf = ({ kind, path, oid }: FactKey): string => `${nameOf(kind, path)}\t${oid}\t`;

export const trailerOf = (digest: string): string => `${TRAILER}${digest}\n`;

const nameOf = (kind: FactKind, path: string): string => `${kind}\t${JSON.stringify(path)}`;

/** The facts of an earlier scan, kept as bytes and parsed one by one when asked for. */
export class Snapshot {
  readonly head: string;
  private readonly bytes: Buffer;
  /** Kind, tab, path as JSON → place of its columns. */
  private readonly rows = new Map<string, number>();
  /** In threes: where the line, the object id, and the fact begin. A line ends where the next begins. */
  private readonly starts = new Column();

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
    for (let at = header.length; at < end; at = body.indexOf(LINE_FEED, at) + 1) snapshot.index(at);
    snapshot.starts.push(end);
    return snapshot;
  }

  private index(start: number): void {
    const oid = this.bytes.indexOf(TAB, this.bytes.indexOf(TAB, start) + 1) + 1;
    this.rows.set(this.bytes.toString('utf8', start, oid - 1), this.starts.length);
    for (const place of [start, oid, this.bytes.indexOf(TAB, oid) + 1]) this.starts.push(place);
  }

  get size(): number {
    return this.rows.size;
  }

  /** The fact as JSON, or undefined when there is none, or one of another object. */
  find({ kind, path, oid }: FactKey): Buffer | undefined {
    const row = this.rows.get(nameOf(kind, path));
    if (row === undefined || this.bytes.toString('latin1', this.starts.at(row + 1), this.starts.at(row + 2) - 1) !== oid) return undefined;
    return this.bytes.subarray(this.starts.at(row + 2), this.starts.at(row + 3) - 1);
  }

  /** The lines of all other facts, line feeds included, in few pieces. */
  *without(keys: Iterable<Pick<FactKey, 'kind' | 'path'>>): Generator<Buffer> {
    const rows = [...keys].flatMap(({ kind, path }) => this.rows.get(nameOf(kind, path)) ?? []).toSorted((a, b) => a - b);
    let from = this.starts.at(0);
    for (const row of rows) {
      const start = this.starts.at(row);
      if (start > from) yield this.bytes.subarray(from, start);
      from = this.starts.at(row + 3);
    }
    if (from < this.bytes.length) yield this.bytes.subarray(from);
  }

  /** The fact of whatever object it is. */
  findAny(kind: FactKind, path: string): Buffer | undefined {
    const row = this.rows.get(nameOf(kind, path));
    return row === undefined ? undefined : this.bytes.subarray(this.starts.at(row + 2), this.starts.at(row + 3) - 1);
  }
}
