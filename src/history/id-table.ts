import { IdColumn } from './columns.ts';

const FREE = -1;
/** Ids that are also held as text, those that were asked for lately: most are asked for many times, and each time hex would be read and written. */
const MOST_TEXTS = 1 << 14;

/** Numbers object ids in the order in which they come, from 0. Bytes instead of strings: a history has hundreds of thousands. */
export class IdTable {
  readonly #ids: IdColumn;
  /** Numbers by the first bits of their id, in the next free cell. */
  #cells = new Int32Array(1 << 12).fill(FREE);

  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  /** Which number the text in a place is of: a number's place is its remainder. */
  readonly #textOf = new Int32Array(MOST_TEXTS).fill(FREE);

  constructor(ids = new IdColumn()) {
    this.#ids = ids;
  }

  /** @param packed what {@link pack} gave, put together: ids, all of them different @param width bytes of an id */
  static unpack(packed: Buffer, width: number): IdTable {
    return IdTable.of(IdColumn.unpack(packed, width));
  }

  /** @param ids all of them different; not to be added to by others */
  static of(ids: IdColumn): IdTable {
    const table = new IdTable(ids);
    while (table.size * 2 > table.#cells.length) table.#cells = new Int32Array(table.#cells.length * 2);
    table.#fill();
    return table;
  }

  /** All of them by number, for {@link unpack}; not to be added to. */
  get column(): IdColumn {
    return this.#ids;
  }

  /** Those with these numbers, in this order. */
  pick(numbers: Iterable<number>): IdColumn {
    const picked = new IdColumn();
    for (const number of numbers) picked.append(this.#ids, number);
    return picked;
  }

  get size(): number {
    return this.#ids.length;
  }

  at(number: number): string {
    const place = number & (MOST_TEXTS - 1);
    if (this.#textOf[place] !== number) {
      this.#texts[place] = this.#ids.at(number);
      this.#textOf[place] = number;
    }
    return this.#texts[place] as string;
  }

  /** By their ids, as those of an array are sorted. */
  compare(one: number, other: number): number {
    return this.#ids.head(one) - this.#ids.head(other) || (this.#ids.at(one) < this.#ids.at(other) ? -1 : 1);
  }

  /** -1 when it is not there. @param id hex */
  of(id: string): number {
    const recent = this.#numbers.get(id);
    if (recent !== undefined) return recent;
    const number = this.#cells[this.#cellOf(id)] as number;
    if (number !== FREE) this.#remember(id, number);
    return number;
  }

  /** The number that it has, or gets now. */
  add(id: string): number {
    const recent = this.#numbers.get(id);
    if (recent !== undefined) return recent;
    const cell = this.#cellOf(id);
    const known = this.#cells[cell] as number;
    const number = known === FREE ? this.#ids.push(id) : known;
    this.#remember(id, number);
    if (known !== FREE) return known;
    this.#cells[cell] = number;
    if (this.size * 2 > this.#cells.length) this.#grow();
    return number;
  }

  #remember(id: string, number: number): void {
    if (this.#numbers.size === MOST_TEXTS) this.#numbers.clear();
    this.#numbers.set(id, number);
  }

  /** Where the id is, or would be. */
  #cellOf(id: string): number {
    const last = this.#cells.length - 1;
    const head = parseInt(id.slice(0, 8), 16);
    for (let cell = head & last; ; cell = (cell + 1) & last) {
      const number = this.#cells[cell] as number;
      if (number === FREE || (this.#ids.head(number) === head && this.#ids.at(number) === id)) return cell;
    }
  }

  #grow(): void {
    this.#cells = new Int32Array(this.#cells.length * 2);
    this.#fill();
  }

  /** Finds a cell for each number. Their ids differ, so they need not be compared. */
  #fill(): void {
    const cells = this.#cells.fill(FREE);
    const last = cells.length - 1;
    for (let number = 0; number < this.size; number += 1) {
      let cell = this.#ids.head(number) & last;
      while (cells[cell] !== FREE) cell = (cell + 1) & last;
      cells[cell] = number;
    }
  }
}
