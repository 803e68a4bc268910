import type { AuditItem, Ledger, LedgerEntry } from '../api/audit.ts';
import { advance, isItemEntry, type ItemEntry } from '../audit/replay.ts';
import type { StateChange } from '../worklist/burn-down.ts';

/** The ledger as it stood after one of its entries. */
export interface Standing {
  /** `seq` of the newest entry that is in it. */
  seq: number;
  name: string;
  deadline: string | undefined;
  /** In the order in which they were found; without sketches. */
  items: ReadonlyMap<string, AuditItem>;
  /** In order of time. */
  changes: readonly StateChange[];
  /** Newest imported commit by repository. */
  heads: ReadonlyMap<string, string>;
  /** By item: the commit whose lines it is numbered by. */
  places: ReadonlyMap<string, string>;
}

interface Growing extends Standing {
  items: Map<string, AuditItem>;
  changes: StateChange[];
  heads: Map<string, string>;
  places: Map<string, string>;
}

/**
 * Follows a ledger: reads only the entries that are new and moves the items on. So a question costs one look at the head, and
 * what others wrote, through this server or another, is always in the answer.
 */
export class Mirror {
  readonly #ledger: Ledger;
  readonly #standing: Growing = { seq: 0, name: '', deadline: undefined, items: new Map(), changes: [], heads: new Map(), places: new Map() };
  #reading: Promise<Standing> = Promise.resolve(this.#standing);

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Reads what is new. The result goes on growing with later calls: use it before waiting for anything else. */
  refresh(): Promise<Standing> {
    this.#reading = this.#reading.catch(() => undefined).then(() => this.#read());
    return this.#reading;
  }

  async #read(): Promise<Standing> {
    if ((await this.#ledger.head()) > this.#standing.seq) {
      for await (const entry of this.#ledger.entries({ after: this.#standing.seq })) await this.#take(entry);
    }
    return this.#standing;
  }

  async #take(entry: LedgerEntry): Promise<void> {
    const standing = this.#standing;
    if (isItemEntry(entry)) await this.#takeItem(entry);
    else if (entry.kind === 'import') standing.heads.set(entry.body.repository, entry.body.head);
    else if (entry.kind === 'init') {
      standing.name = entry.body.name;
      standing.deadline = entry.body.deadline;
    }
    standing.seq = entry.seq;
  }

  async #takeItem(entry: ItemEntry): Promise<void> {
    const { items, changes, places, heads } = this.#standing;
    const id = entry.item ?? '';
    const before = items.get(id);
    const after = await advance(before, entry, () => this.#historyOf(id, entry.seq));
    const { sketch: _sketch, ...item } = after;
    items.set(id, item);
    const place = placeOf(entry) ?? (entry.kind === 'found' || entry.kind === 'reopened' ? heads.get(item.repository) : undefined);
    if (place !== undefined) places.set(id, place);
    if (before?.state !== item.state || before.expectedLines !== item.expectedLines || before.owner !== item.owner) {
      changes.push({ at: entry.at, item: id, owner: item.owner, expectedLines: item.expectedLines, state: item.state });
    }
  }

  async #historyOf(item: string, before: number): Promise<LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    for await (const entry of this.#ledger.entries({ item })) if (entry.seq < before) entries.push(entry);
    return entries;
  }
}

const placeOf = (entry: ItemEntry): string | undefined => (entry.kind === 'verified' && entry.body.path !== undefined ? entry.body.commit : undefined);
