import { crc32 } from 'node:zlib';

/** Of each file: `blame`: who brought its lines; `shown`: what a report says of its units; `prints`: hashes of its findings; `texts`: how a report says all that. */
export type RowsKind = 'blame' | 'shown' | 'prints' | 'texts';

/**
 * Of the repository: `basis`: what all the rest depends on; `house`: how its earlier code looked; `past`: its commits. Of all files
 * together: `files`: what they are, `commits`: those that their lines name, `lines`: what is known of them, `units`: how they score,
 * `changes`: how the changes that brought them do, `judged`: what came of all that, file by file. Of what there is of each file the
 * bytes, one file after the other, and how many they are.
 */
export type FactKind = 'basis' | 'house' | 'past' | 'files' | 'commits' | 'lines' | 'units' | 'changes' | 'judged' | RowsKind | `${RowsKind}-lengths`;

const FORMAT = 8;
/** Ends a snapshot: where its list of facts begins, and the sum of everything before, of which damage makes another. */
const TRAILER = /^end (\d{15}) (\d{10})\n$/;
const TRAILER_LENGTH = 31;

/** First line of every snapshot. A snapshot with any other first line is not read. */
export const headerOf = (scope: string, head: string): string => `handiwork snapshot ${FORMAT} ${scope} ${head}\n`;

export const trailerOf = (listAt: number, sum: number): string => `end ${String(listAt).padStart(15, '0')} ${String(sum).padStart(10, '0')}\n`;

/** A fact in the list of a snapshot: from which byte on it is there. It ends where the next begins. */
export type Entry = readonly [kind: FactKind, start: number];

/** The facts of an earlier scan, kept as bytes. */
export class Snapshot {
  readonly head: string;
  private readonly facts = new Map<FactKind, Buffer>();

  private constructor(head: string, bytes: Buffer, listAt: number) {
    this.head = head;
    const entries = JSON.parse(bytes.toString('utf8', listAt)) as Entry[];
    for (const [at, [kind, start]] of entries.entries()) this.facts.set(kind, bytes.subarray(start, entries[at + 1]?.[1] ?? listAt));
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

  /** The fact as it was kept. Not to be written to. */
  find(kind: FactKind): Buffer | undefined {
    return this.facts.get(kind);
  }
}
