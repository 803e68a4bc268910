import type { AuditItem, LedgerEntry } from '../api/audit.ts';
import { HandiworkError } from '../shared/errors.ts';
import { advance, isItemEntry, type ItemEntry } from './replay.ts';

/** The id of a finding is made from the number of the entry that found it. */
export const idAt = (seq: number): string => `f${seq}`;

/**
 * @param isKnown Whether the finding that the entry is about was found before.
 * @throws {HandiworkError} When an entry cannot stand where it does: before an audit began, or about a finding that is none.
 */
export function checkStanding(entry: LedgerEntry, isKnown: boolean): void {
  const { seq, kind, item } = entry;
  if (seq === 1 && kind !== 'init') throw new HandiworkError('There is no audit in this ledger yet.', { hint: 'Begin one: handiwork audit init' });
  if (!isItemEntry(entry)) {
    if (item !== undefined) throw new HandiworkError(`An entry "${kind}" is about no finding, and names ${item}.`);
  } else if (item === undefined) throw new HandiworkError(`An entry "${kind}" has to name its finding.`);
  else if (kind === 'found' && !isKnown && item !== idAt(seq)) throw new HandiworkError(`What entry ${seq} finds is ${idAt(seq)}, not ${item}.`);
}

/** What one entry made of its finding. */
export interface Step {
  entry: ItemEntry;
  before: AuditItem | undefined;
  after: AuditItem;
}

export interface ReplayOptions {
  /** Keep what recognises a text, too: most readers need it not, and it is most of the memory. */
  sketches?: boolean;
  /** Where the earlier entries about a finding can be read again, with at least those before `seq`; without it they are kept. */
  historyOf?: (item: string, seq: number) => Promise<readonly LedgerEntry[]>;
}

/** Reads a ledger entry by entry: what its findings have become, and whether each entry may stand where it does. */
export class LedgerReplay {
  readonly items = new Map<string, AuditItem>();
  readonly #histories = new Map<string, LedgerEntry[]>();
  readonly #sketches: boolean;
  readonly #historyOf: ReplayOptions['historyOf'];

  constructor({ sketches = false, historyOf }: ReplayOptions = {}) {
    this.#sketches = sketches;
    this.#historyOf = historyOf;
  }

  /** @returns Undefined for an entry that is about no finding. @throws {HandiworkError} When it is not allowed there. */
  async take(entry: LedgerEntry): Promise<Step | undefined> {
    const id = entry.item ?? '';
    const before = this.items.get(id);
    checkStanding(entry, before !== undefined);
    if (!isItemEntry(entry)) return undefined;
    const after = this.#kept(await advance(before, entry, () => this.#earlier(id, entry.seq)));
    this.items.set(id, after);
    if (this.#historyOf === undefined) this.#note(id, entry);
    return { entry, before, after };
  }

  #kept(item: AuditItem): AuditItem {
    if (this.#sketches) return item;
    const { sketch: _sketch, ...rest } = item;
    return rest;
  }

  async #earlier(id: string, seq: number): Promise<readonly LedgerEntry[]> {
    const all = this.#historyOf === undefined ? (this.#histories.get(id) ?? []) : await this.#historyOf(id, seq);
    return all.filter((entry) => entry.seq < seq);
  }

  #note(id: string, entry: LedgerEntry): void {
    const history = this.#histories.get(id);
    if (history === undefined) this.#histories.set(id, [entry]);
    else history.push(entry);
  }
}
