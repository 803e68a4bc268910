import { IdColumn } from './columns.ts';

const FREE = -1;

/** Numbers object ids in the order in which they come, from 0. Bytes instead of strings: a history has hundreds of thousands. */
export class IdTable {
  readonly #ids = new IdColumn();
  /** Numbers by the first bits of their id, in the next free cell. */
  #cells = new Int32Array(1 << 12).fill(FREE);

  get size(): number {
    return this.#ids.length;
  }

  at(number: number): string {
    return this.#ids.at(number);
  }

  /** All ids in the order of their numbers. */
  list(): string[] {
    return Array.from({ length: this.size }, (_, number) => this.at(number));
  }

  /** By their ids, as those of an array are sorted. */
  compare(one: number, other: number): number {
    return this.#ids.head(one) - this.#ids.head(other) || (this.#ids.at(one) < this.#ids.at(other) ? -1 : 1);
  }

  /** -1 when it is not there. @param id hex */
  of(id: string): number {
    return this.#cells[this.#cellOf(id)] as number;
  }

  /** The number that it has, or gets now. */
  add(id: string): number {
    const cell = this.#cellOf(id);
    const known = this.#cells[cell] as number;
    if (known !== FREE) return known;
    const number = this.#ids.push(id);
    this.#cells[cell] = number;
    if (this.size * 2 > this.#cells.length) this.#grow();
    return number;
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
    this.#cells = new Int32Array(this.#cells.length * 2).fill(FREE);
    for (let number = 0; number < this.size; number += 1) this.#cells[this.#cellOf(this.at(number))] = number;
  }
}
