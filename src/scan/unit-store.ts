import { Column } from '../history/columns.ts';
import type { PlacedUnit } from './placed-unit.ts';
import { Shelf } from './shelf.ts';

/** Units by path. They are most of what a scan finds, so they are kept as bytes; what is read is made anew each time. */
export class UnitStore {
  readonly #shelf = new Shelf();
  readonly #rows = new Map<string, number>();
  readonly #handles = new Column();
  readonly #counts = new Column();

  set(path: string, units: readonly PlacedUnit[]): void {
    this.#rows.set(path, this.#handles.length);
    this.#handles.push(units.length === 0 ? -1 : this.#shelf.keep(units));
    this.#counts.push(units.length);
  }

  get(path: string): PlacedUnit[] | undefined {
    const row = this.#rows.get(path);
    if (row === undefined) return undefined;
    return this.#counts.at(row) === 0 ? [] : this.#shelf.read(this.#handles.at(row));
  }
}
