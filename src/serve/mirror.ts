import type { AuditItem, Ledger, LedgerEntry } from '../api/audit.ts';
import { LedgerReplay, type Step } from '../audit/ledger-replay.ts';
import type { ItemEntry } from '../audit/replay.ts';
import type { StateChange } from '../worklist/burn-down.ts';
import { changeOf } from '../worklist/state-changes.ts';

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
  /** By item: who wrote its newest entry. */
  actors: ReadonlyMap<string, string>;
}

interface Growing extends Standing {
  changes: StateChange[];
  heads: Map<string, string>;
  places: Map<string, string>;
  actors: Map<string, string>;
}

/**
 * Follows a ledger: reads only the entries that are new and moves the items on. So a question costs one look at the head, and
 * what others wrote, through this server or another, is always in the answer.
 */
export class Mirror {
  readonly #ledger: Ledger;
  readonly #replay: LedgerReplay;
  readonly #standing: Growing;
  #reading: Promise<Standing>;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#replay = new LedgerReplay({ historyOf: (item) => this.#historyOf(item) });
    this.#standing = { seq: 0, name: '', deadline: undefined, items: this.#replay.items, changes: [], heads: new Map(), places: new Map(), actors: new Map() };
    this.#reading = Promise.resolve(this.#standing);
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
    const step = await this.#replay.take(entry);
    if (step !== undefined) this.#note(step);
    else if (entry.kind === 'import') standing.heads.set(entry.body.repository, entry.body.head);
    else if (entry.kind === 'init') {
      standing.name = entry.body.name;
      standing.deadline = entry.body.deadline;
    }
    standing.seq = entry.seq;
  }

  #note(step: Step): void {
    const { changes, places, heads, actors } = this.#standing;
    const { entry, after: { id, repository } } = step;
    const place = placeOf(entry) ?? (entry.kind === 'found' || entry.kind === 'reopened' ? heads.get(repository) : undefined);
    if (place !== undefined) places.set(id, place);
    actors.set(id, entry.actor);
    const change = changeOf(step);
    if (change !== undefined) changes.push(change);
  }

  async #historyOf(item: string): Promise<LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    for await (const entry of this.#ledger.entries({ item })) entries.push(entry);
    return entries;
  }
}

const placeOf = (entry: ItemEntry): string | undefined => (entry.kind === 'verified' && entry.body.path !== undefined ? entry.body.commit : undefined);
