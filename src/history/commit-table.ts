import type { Person } from '../api/commit.ts';
import type { History } from './history.ts';

interface Row {
  id: string;
  parents: readonly string[];
  /** Committer date, seconds since 1970. */
  date: number;
  author: Person;
}

/** Commits by number. Parents that were never read keep a number without a date. */
export class CommitTable {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #dates: number[] = [];
  readonly #authors: number[] = [];
  readonly #parents: (readonly number[])[] = [];
  readonly #ranks: number[] = [];
  readonly #people: Person[] = [];
  readonly #personNumbers = new Map<string, number>();
  count = 0;

  add(row: Row): void {
    const number = this.#number(row.id);
    this.#dates[number] = row.date;
    this.#authors[number] = this.#person(row.author);
    this.#parents[number] = row.parents.length === 0 ? NONE : row.parents.map((id) => this.#number(id));
    this.#ranks[number] = this.count;
    this.count += 1;
  }

  /** Ids of commits dated more than `tolerance` seconds before one of their parents, in the order of reading. */
  datedBeforeParent(tolerance: number): string[] {
    return this.#ids.filter((_, number) =>
      (this.#parents[number] ?? NONE).some((parent) => (this.#dates[parent] ?? 0) - (this.#dates[number] ?? Infinity) > tolerance));
  }

  /** Freezes the table for a window that starts at `since`. */
  window(since: number, boundary: ReadonlySet<string>): History {
    const newer = this.#newerThan(since);
    const numbers = this.#numbers;
    const known = (id: string): number => {
      const number = numbers.get(id);
      return number === undefined || this.#dates[number] === undefined ? -1 : number;
    };
    return {
      count: this.count,
      since,
      has: (id) => known(id) >= 0,
      dateOf: (id) => this.#dates[known(id)],
      authorOf: (id) => this.#people[this.#authors[known(id)] ?? -1],
      parentsOf: (id) => (this.#parents[known(id)] ?? NONE).map((parent) => this.#ids[parent] as string),
      isOlder: (id) => known(id) >= 0 && newer[known(id)] === 0,
      isBackdated: (id) => newer[known(id)] === 1 && (this.#dates[known(id)] ?? since) < since,
      isBoundary: (id) => boundary.has(id),
      frontier: this.#frontier(newer),
      numbers: {
        size: this.#ids.length,
        of: known,
        id: (number) => this.#ids[number] as string,
        parents: (number) => this.#parents[number] ?? NONE,
        rank: (number) => this.#ranks[number] ?? this.count,
      },
    };
  }

  /** 1 for each commit inside the window and for all its descendants. */
  #newerThan(since: number): Uint8Array {
    const newer = new Uint8Array(this.#ids.length);
    const children = this.#children();
    const queue: number[] = [];
    this.#dates.forEach((date, number) => {
      if (date < since) return;
      newer[number] = 1;
      queue.push(number);
    });
    for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
      for (const child of children[number] ?? NONE) {
        if (newer[child] === 1) continue;
        newer[child] = 1;
        queue.push(child);
      }
    }
    return newer;
  }

  #children(): number[][] {
    const children: number[][] = [];
    this.#parents.forEach((parents, number) => {
      for (const parent of parents) (children[parent] ??= []).push(number);
    });
    return children;
  }

  #frontier(newer: Uint8Array): string[] {
    const frontier = new Set<string>();
    this.#parents.forEach((parents, number) => {
      if (newer[number] === 0) return;
      for (const parent of parents) {
        if (newer[parent] === 0 && this.#dates[parent] !== undefined) frontier.add(this.#ids[parent] as string);
      }
    });
    return [...frontier].sort();
  }

  #number(id: string): number {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#ids.push(id) - 1;
      this.#numbers.set(id, number);
    }
    return number;
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

const NONE: readonly number[] = [];
