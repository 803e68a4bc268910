import { Column, IdColumn } from './columns.ts';
import type { FirstParents } from './first-parents.ts';

/** What one parent of a merge has at a path. */
export interface Side {
  /** `100644`; `000000` when there is nothing. */
  mode: string;
  oid: string;
}

/**
 * What a commit did to a path, seen from its first parent:
 * - `changed`: other content;
 * - `added`: it is new, and the commit deleted nothing that it could come from;
 * - `arrived`: it is new, and may be something else renamed;
 * - `retyped`: before, there was something that is no file (or a file where there is none now);
 * - `taken`: a merge took it over from its second parent;
 * - `merged`: a merge made something that none of its parents has;
 * - `unclear`: a merge of many took it over from one of them.
 */
export type ChangeKind = (typeof KINDS)[number];
const KINDS = ['changed', 'added', 'arrived', 'retyped', 'taken', 'merged', 'unclear'] as const;

export interface Change {
  kind: ChangeKind;
  /** Number of the commit. */
  commit: number;
  path: string;
  /** Content at the first parent; only when `changed`. */
  before: string;
  /** Content in the commit; '' when `taken` or `unclear`. */
  after: string;
  /** One per parent; only when `merged`. */
  sides: readonly Side[];
}

const NO_SIDES: readonly Side[] = [];

/** What the commits inside the window did to paths, row by row; sorted once all of it is known. */
export class PathChanges {
  readonly #paths: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #path = new Column();
  readonly #commit = new Column();
  readonly #kind = new Column();
  readonly #ids = new Column();
  readonly #oids = new IdColumn();
  readonly #sides = new Map<number, readonly Side[]>();
  #order = new Int32Array();
  /** Where the rows of a path begin in the order. */
  #starts = new Int32Array();
  /** The next row of the same path further down the first parents; both are places in the order. */
  #below = new Int32Array();
  #first: FirstParents | undefined;

  get length(): number {
    return this.#path.length;
  }

  add({ kind, commit, path, before, after, sides }: Change): void {
    if (sides.length > 0) this.#sides.set(this.length, sides);
    this.#path.push(this.#pathNumber(path));
    this.#commit.push(commit);
    this.#kind.push(KINDS.indexOf(kind));
    this.#ids.push(after === '' ? -1 : this.#oids.push(after));
    if (kind === 'changed') this.#oids.push(before);
  }

  /** Puts rows in order; none is added after. */
  sort(first: FirstParents): void {
    this.#first = first;
    const byPlace = Int32Array.from({ length: this.length }, (_, row) => row).sort((a, b) =>
      this.#path.at(a) - this.#path.at(b) || (first.enter[this.#commit.at(a)] as number) - (first.enter[this.#commit.at(b)] as number));
    this.#order = byPlace;
    this.#starts = new Int32Array(this.#paths.length + 1).fill(this.length);
    this.#below = new Int32Array(this.length).fill(-1);
    for (let place = this.length - 1; place >= 0; place -= 1) this.#starts[this.#path.at(byPlace[place] as number)] = place;
    byPlace.forEach((row, place) => {
      const isFirst = place === this.#starts[this.#path.at(row)];
      this.#below[place] = isFirst ? -1 : this.#climb(place - 1, this.#commit.at(row));
    });
  }

  /**
   * The last change of a path at or before a commit, along its first parents: from there on the path stayed as it is.
   *
   * @returns A place for {@link at}, or -1 when no commit inside the window changed it there.
   */
  find(path: string, commit: number): number {
    const number = this.#numbers.get(path);
    if (number === undefined || this.#first === undefined) return -1;
    const { enter } = this.#first;
    const start = this.#starts[number] as number;
    let low = start;
    let high = this.#starts[number + 1] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((enter[this.#commit.at(this.#order[middle] as number)] as number) <= (enter[commit] as number)) low = middle + 1;
      else high = middle;
    }
    return low === start ? -1 : this.#climb(low - 1, commit);
  }

  commitAt(place: number): number {
    return this.#commit.at(this.#order[place] as number);
  }

  pathAt(place: number): string {
    return this.#paths[this.#path.at(this.#order[place] as number)] as string;
  }

  at(place: number): Change {
    const row = this.#order[place] as number;
    const ids = this.#ids.at(row);
    const kind = KINDS[this.#kind.at(row)] as ChangeKind;
    return {
      kind,
      commit: this.#commit.at(row),
      path: this.#paths[this.#path.at(row)] as string,
      before: kind === 'changed' ? this.#oids.at(ids + 1) : '',
      after: ids < 0 ? '' : this.#oids.at(ids),
      sides: this.#sides.get(row) ?? NO_SIDES,
    };
  }

  #climb(from: number, commit: number): number {
    let place = from;
    while (place >= 0 && !(this.#first as FirstParents).descends(commit, this.#commit.at(this.#order[place] as number))) place = this.#below[place] as number;
    return place;
  }

  #pathNumber(path: string): number {
    let number = this.#numbers.get(path);
    if (number === undefined) {
      number = this.#paths.push(path) - 1;
      this.#numbers.set(path, number);
    }
    return number;
  }
}
