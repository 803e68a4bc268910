import { crc32 } from 'node:zlib';

/**
 * Of a text: `blame`: who brought its lines; `shown`: what a report says of its units; `prints`: hashes of its findings. Of the
 * repository: `basis`: what all the rest depends on; `house`: how its earlier code looked; `past`: its commits. Of all files
 * together: `files`: what they are, `commits`: those that their lines name, `lines`: what is known of them, `units`: how they score,
 * `changes`: how the changes that brought them do, `judged`: what came of all that, file by file, `texts`: how a report says so,
 * and `lengths`: how long these are.
 */
export type FactKind = 'basis' | 'house' | 'past' | 'files' | 'commits' | 'lines' | 'units' | 'changes' | 'judged' | 'texts' | 'lengths' | 'blame' | 'shown' | 'prints';

/** Where a fact belongs: a path (none where it is of the repository), and the object that it was found in. */
export interface FactKey {
  kind: FactKind;
  path: string;
  oid: string;
}

/** A fact in the list of a snapshot: its name, its object, and from which byte on it is there. It ends where the next begins. */
export type Entry = readonly [name: string, oid: string, start: number];

const FORMAT = 7;
/** Ends a snapshot: where its list of facts begins, and the sum of everything before, of which damage makes another. */
const TRAILER = /^end (\d{15}) (\d{10})\n$/;
const TRAILER_LENGTH = 31;
/** In a path as JSON there is none of these. */
const [FIELD, LINE] = ['\t', '\n'];

/** First line of every snapshot. A snapshot with any other first line is not read. */
export const headerOf = (scope: string, head: string): string => `handiwork snapshot ${FORMAT} ${scope} ${head}\n`;

export const trailerOf = (listAt: number, sum: number): string => `end ${String(listAt).padStart(15, '0')} ${String(sum).padStart(10, '0')}\n`;

/** A name in the list of facts. */
export const nameOf = ({ kind, path }: Pick<FactKey, 'kind' | 'path'>): string => `${kind}${FIELD}${JSON.stringify(path)}`;

/** The list of facts: of each its name, its object, and where it begins; a line each. */
export const listOf = (entries: Iterable<Entry>): string => Array.from(entries, (entry) => entry.join(FIELD)).join(LINE);

/** The facts of an earlier scan, kept as bytes and read one by one when asked for. */
export class Snapshot {
  readonly head: string;
  private readonly bytes: Buffer;
  /** Name → row. */
  private readonly rows = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly oids: string[] = [];
  /** Where each begins, and where the last ends. */
  private readonly starts: number[] = [];

  private constructor(head: string, bytes: Buffer, listAt: number) {
    this.head = head;
    this.bytes = bytes;
    const list = bytes.toString('utf8', listAt);
    for (const line of list === '' ? [] : list.split(LINE)) {
      const start = line.lastIndexOf(FIELD);
      const oid = line.lastIndexOf(FIELD, start - 1);
      const name = line.slice(0, oid);
      this.rows.set(name, this.names.push(name) - 1);
      this.oids.push(line.slice(oid + 1, start));
      this.starts.push(Number(line.slice(start + 1)));
    }
    this.starts.push(listAt);
  }

  /** Undefined when the bytes are cut off, damaged, of another version, or of another scan. */
  static read(bytes: Buffer, scope: string, head: string): Snapshot | undefined {
    const header = headerOf(scope, head);
    const end = bytes.length - TRAILER_LENGTH;
    if (end < header.length || bytes.toString('utf8', 0, header.length) !== header) return undefined;
    const [, listAt, sum] = TRAILER.exec(bytes.toString('latin1', end)) ?? [];
    const body = bytes.subarray(0, end);
    if (sum === undefined || Number(listAt) > end || crc32(body) !== Number(sum)) return undefined;
    return new Snapshot(head, body, Number(listAt));
  }

  get size(): number {
    return this.rows.size;
  }

  /** The fact as it was kept, or undefined when there is none, or one of another object. Not to be written to. */
  find(key: FactKey): Buffer | undefined {
    const row = this.rows.get(nameOf(key));
    return row === undefined || this.oids[row] !== key.oid ? undefined : this.at(row);
  }

  /** The fact of whatever object it is. */
  findAny(kind: FactKind, path: string): Buffer | undefined {
    const row = this.rows.get(nameOf({ kind, path }));
    return row === undefined ? undefined : this.at(row);
  }

  /** All other facts, in few pieces, each with a list of what is in it, beginnings counted from that of the piece. */
  *without(keys: Iterable<Pick<FactKey, 'kind' | 'path'>>): Generator<{ bytes: Buffer; entries: Entry[] }> {
    const rows = [...keys].flatMap((key) => this.rows.get(nameOf(key)) ?? []).toSorted((a, b) => a - b);
    let first = 0;
    for (const row of [...rows, this.names.length]) {
      const from = this.starts[first] as number;
      if (row > first) {
        const entries: Entry[] = [];
        for (let at = first; at < row; at += 1) entries.push([this.names[at] as string, this.oids[at] as string, (this.starts[at] as number) - from]);
        yield { bytes: this.bytes.subarray(from, this.starts[row]), entries };
      }
      first = row + 1;
    }
  }

  private at(row: number): Buffer {
    return this.bytes.subarray(this.starts[row], this.starts[row + 1]);
  }
}
