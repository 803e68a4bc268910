import type { LedgerEntry } from '../api/audit.ts';

/** Where an item was when it was first imported. */
export interface Origin {
  /** Full hex. */
  head: string;
  path: string;
}

/** Where items were when they were first imported, by id. */
export async function originsOf(entries: AsyncIterable<LedgerEntry>): Promise<Map<string, Origin>> {
  const heads = new Map<string, string>();
  const origins = new Map<string, Origin>();
  for await (const entry of entries) {
    if (entry.kind === 'import') heads.set(entry.body.repository, entry.body.head);
    if (entry.kind !== 'found' || entry.item === undefined || origins.has(entry.item) || entry.body.path === undefined) continue;
    origins.set(entry.item, { head: heads.get(entry.body.repository) ?? '', path: entry.body.path });
  }
  return origins;
}
