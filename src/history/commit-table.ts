import type { Person } from '../api/commit.ts';
import { Column, FloatColumn } from './columns.ts';
import type { CommitColumns, History, PackedCommits } from './history.ts';
import { IdTable } from './id-table.ts';

interface Row {
  id: string;
  parents: readonly string[];
  /** Committer date, seconds since 1970. */
  date: number;
  author?: Person;
}

const NONE: readonly number[] = [];
const UNKNOWN = -1;
/** Ranks of commits that are read although their ancestors are known: far before those of the ancestors. */
const EARLY = -(1 << 30);

/** Commits by number. Parents that were never read keep a number without a date. */
export class CommitTable {
  readonly #ids: IdTable;
  /** NaN for what was never read. */
  readonly #dates: FloatColumn;
  readonly #authors = new Column();
  readonly #ranks = new Column();
  /** Numbers in the order in which they were added. */
  readonly #order = new Column();
  /** Of each commit where its parents begin, a number that says how many they are. */
  readonly #starts = new Column();
  readonly #parents: Column;
  readonly #people: Person[] = [];
  readonly #personNumbers = new Map<string, number>();
  /** How many of them were taken up. */
  #known = 0;
  count = 0;

  constructor(ids = new IdTable(), dates = new FloatColumn(), parents = new Column()) {
    this.#ids = ids;
    this.#dates = dates;
    this.#parents = parents;
  }

  /** Takes up what was read before; what is added from now on are descendants of it. */
  static unpack({ width, ids, dates, parents }: PackedCommits): CommitTable {
    const table = new CommitTable(IdTable.unpack(ids, width), FloatColumn.unpack(dates), Column.unpack(parents));
    table.count = table.#dates.length;
    table.#known = table.count;
    let start = 0;
    for (let number = 0; number < table.count; number += 1) {
      table.#authors.push(UNKNOWN);
      table.#ranks.push(number);
      table.#starts.push(start);
      table.#order.push(number);
      start += 1 + table.#parents.at(start);
    }
    while (table.#dates.length < table.#ids.size) table.#addRow();
    return table;
  }

  add({ id, parents, date, author }: Row): void {
    const number = this.#number(id);
    this.#dates.set(number, date);
    if (author !== undefined) this.#authors.set(number, this.#person(author));
    this.#starts.set(number, this.#parents.length);
    this.#parents.push(parents.length);
    for (const parent of parents) this.#parents.push(this.#number(parent));
    this.#ranks.set(number, this.#known > 0 ? EARLY + this.count : this.count);
    this.#order.push(number);
    this.count += 1;
  }

  /** Without authors. */
  pack(): CommitColumns {
    const places = new Int32Array(this.#ids.size).fill(UNKNOWN);
    const order = this.#inOrder();
    const all = new Int32Array(this.#ids.size);
    all.set(order);
    for (let number = 0, place = order.length; number < all.length; number += 1) if (!this.#isRead(number)) all[place++] = number;
    for (let place = 0; place < all.length; place += 1) places[all[place] as number] = place;
    const [dates, parents] = [new FloatColumn(), new Column()];
    for (const number of order) {
      dates.push(this.#dates.at(number));
      const start = this.#starts.at(number);
      const count = this.#parents.at(start);
      parents.push(count);
      for (let at = start + 1; at <= start + count; at += 1) parents.push(places[this.#parents.at(at)] as number);
    }
    return { ids: this.#ids.pick(all), dates, parents };
  }

  /** Ids of commits dated more than `tolerance` seconds before one of their parents, in the order of reading. */
  datedBeforeParent(tolerance: number): string[] {
    const found: string[] = [];
    for (let number = 0; number < this.#ids.size; number += 1) {
      const latest = this.#dates.at(number) + tolerance;
      if (this.#someParent(number, (parent) => this.#dates.at(parent) > latest)) found.push(this.#ids.at(number));
    }
    return found;
  }

  /** Freezes the table for a window that starts at `since`. */
  window(since: number, boundary: ReadonlySet<string>): History {
    const newer = this.#newerThan(since);
    const known = (id: string): number => {
      const number = this.#ids.of(id);
      return number >= 0 && this.#isRead(number) ? number : UNKNOWN;
    };
    const dateOf = (id: string): number | undefined => {
      const number = known(id);
      return number < 0 ? undefined : this.#dates.at(number);
    };
    return {
      count: this.count,
      since,
      has: (id) => known(id) >= 0,
      dateOf,
      authorOf: (id) => (known(id) < 0 ? undefined : this.#people[this.#authors.at(known(id))]),
      parentsOf: (id) => (known(id) < 0 ? [] : this.#parentsOf(known(id)).map((parent) => this.#ids.at(parent))),
      isOlder: (id) => known(id) >= 0 && newer[known(id)] === 0,
      isBackdated: (id) => newer[known(id)] === 1 && (dateOf(id) ?? since) < since,
      isBoundary: (id) => boundary.has(id),
      frontier: this.#frontier(newer),
      pack: () => this.pack(),
      numbers: {
        size: this.#ids.size,
        of: known,
        id: (number) => this.#ids.at(number),
        parents: (number) => this.#parentsOf(number),
        rank: (number) => (this.#isRead(number) ? this.#ranks.at(number) : this.count),
        isInside: (number) => newer[number] === 1,
      },
    };
  }

  /** 1 for each commit inside the window and for all its descendants. */
  #newerThan(since: number): Uint8Array {
    const newer = new Uint8Array(this.#ids.size);
    for (let number = 0; number < newer.length; number += 1) newer[number] = this.#dates.at(number) >= since ? 1 : 0;
    // Children come before their parents, so that one pass from the oldest on reaches all descendants.
    for (const number of this.#inOrder().reverse()) {
      if (newer[number] === 0 && this.#someParent(number, (parent) => newer[parent] === 1)) newer[number] = 1;
    }
    return newer;
  }

  #frontier(newer: Uint8Array): string[] {
    const frontier = new Set<number>();
    for (let number = 0; number < newer.length; number += 1) {
      if (newer[number] === 0) continue;
      this.#someParent(number, (parent) => {
        if (newer[parent] === 0 && this.#isRead(parent)) frontier.add(parent);
        return false;
      });
    }
    return Array.from(frontier, (number) => this.#ids.at(number)).sort();
  }

  /** Numbers of all that was read, children before their parents. */
  #inOrder(): Int32Array {
    const order = new Int32Array(this.count);
    for (let at = 0; at < order.length; at += 1) order[at] = this.#order.at((at + this.#known) % this.count);
    return order;
  }

  #isRead(number: number): boolean {
    return !Number.isNaN(this.#dates.at(number));
  }

  /** Whether it holds of a parent. Asked of all commits several times, so that no list is made. */
  #someParent(number: number, holds: (parent: number) => boolean): boolean {
    const start = this.#starts.at(number);
    const count = start < 0 ? 0 : this.#parents.at(start);
    for (let at = start + 1; at <= start + count; at += 1) if (holds(this.#parents.at(at))) return true;
    return false;
  }

  #parentsOf(number: number): readonly number[] {
    const start = this.#starts.at(number);
    const count = start < 0 ? 0 : this.#parents.at(start);
    if (count === 0) return NONE;
    const parents = [this.#parents.at(start + 1)];
    for (let at = 2; at <= count; at += 1) parents.push(this.#parents.at(start + at));
    return parents;
  }

  #number(id: string): number {
    const number = this.#ids.add(id);
    if (number === this.#dates.length) this.#addRow();
    return number;
  }

  /** Of a commit that is named and not read yet. */
  #addRow(): void {
    this.#dates.push(Number.NaN);
    for (const column of [this.#authors, this.#ranks, this.#starts]) column.push(UNKNOWN);
  }

  #person(person: Person): number {
    const key = `${person.email}\n${person.name}`;
    let number = this.#personNumbers.get(key);
    if (number === undefined) {
      number = this.#people.push(person) - 1;
      this.#personNumbers.set(key, number);
    }
    return number;
  }
}
