import { createHash } from 'node:crypto';

import type { LedgerEntry } from '../api/audit.ts';
import { canonical } from './canonical.ts';

/** What the first entry names as the link before it. */
const GENESIS = '0'.repeat(64);

/** The end of a chain: what the next entry is linked to. */
export interface ChainHead {
  seq: number;
  hash: string;
}
export const EMPTY: ChainHead = { seq: 0, hash: GENESIS };

type Unlinked = LedgerEntry extends infer E ? (E extends LedgerEntry ? Omit<E, 'seq' | 'previous' | 'hash'> : never) : never;

/** Adds an entry to a chain. */
export function link(head: ChainHead, entry: Unlinked): LedgerEntry {
  const linked = { ...entry, seq: head.seq + 1, previous: head.hash };
  return { ...linked, hash: hashOf(linked) } as LedgerEntry;
}

/** SHA-256 over everything in the entry but its hash, `previous` included. */
export const hashOf = ({ seq, at, actor, kind, item, body, previous }: Omit<LedgerEntry, 'hash'>): string =>
  createHash('sha256').update(`handiwork-ledger/1\n${canonical({ seq, at, actor, kind, item, body, previous })}`).digest('hex');

/** @returns What is wrong with an entry as the next link after `head`; undefined when nothing is. */
export function problemOf(head: ChainHead, entry: LedgerEntry): string | undefined {
  if (entry.seq !== head.seq + 1) return entry.seq > head.seq ? `entry ${head.seq + 1} is missing` : `entry ${entry.seq} comes twice`;
  if (entry.previous !== head.hash) return `it names another entry as the one before it: entry ${head.seq === 0 ? entry.seq : head.seq} was replaced`;
  if (entry.hash !== hashOf(entry)) return 'what it says is not what was hashed: it was changed';
  return undefined;
}
