import type { LanguageId } from '../../api/unit.ts';
import { Column, FloatColumn } from '../../history/columns.ts';
import { type Dialect, familyOf } from '../../score/model.ts';
import { addToSums, DialectLines, emptySums, pooledFrom, type PoolSums } from '../../score/pool.ts';
import { Interned } from '../kept/interned.ts';
import type { PoolPart } from '../style/style.ts';

const END = -1;
const SUMS = ['code', 'weights', 'said', 'roots', 'commentGrams', 'sloc'] as const satisfies readonly (keyof PoolSums)[];

/**
 * Scores of units by list, added up for each model as they come: a large repository has a million units in a hundred thousand
 * changes.
 */
export class ScoreTable {
  /** {@link SUMS} of each row: a list has one for each model. */
  readonly #sums = new FloatColumn();
  /** Of each row the kind of its first unit, and the next row of the same list. */
  readonly #rows = new Column();
  readonly #kinds = new Interned<{ language: LanguageId; dialect: Dialect }>();
  /** Of rows in which there is more than one dialect. */
  readonly #mixed = new Map<number, DialectLines>();
  /** Of each list its first row. */
  readonly #lists = new Column();

  /** Adds to a list; they are numbered from 0. */
  add(list: number, { language, score }: PoolPart): void {
    const row = this.#rowOf(list, { language, dialect: score.dialect });
    const sums = this.#sumsAt(row);
    const { dialect } = this.#kindAt(row);
    const mixed = this.#mixed.get(row) ?? (score.dialect === dialect ? undefined : new DialectLines(dialect));
    if (mixed !== undefined) {
      mixed.add(score.dialect, score.sloc, sums.sloc);
      this.#mixed.set(row, mixed);
    }
    addToSums(sums, score);
    for (const [at, name] of SUMS.entries()) this.#sums.set(row * SUMS.length + at, sums[name]);
  }

  has(list: number): boolean {
    return this.#firstOf(list) !== END;
  }

  /** What was added, pooled by model, in the order in which the models came. */
  of(list: number): PoolPart[] {
    const parts: PoolPart[] = [];
    for (let row = this.#firstOf(list); row !== END; row = this.#rows.at(row * 2 + 1)) {
      const { language, dialect } = this.#kindAt(row);
      const score = pooledFrom(this.#sumsAt(row), this.#mixed.get(row)?.most ?? dialect);
      if (score !== undefined) parts.push({ language, score });
    }
    return parts;
  }

  #firstOf(list: number): number {
    return list < this.#lists.length ? this.#lists.at(list) : END;
  }

  /** The row of a list for the model of a language, made where there is none. */
  #rowOf(list: number, kind: { language: LanguageId; dialect: Dialect }): number {
    const family = familyOf(kind.language);
    let last = END;
    for (let row = this.#firstOf(list); row !== END; row = this.#rows.at(row * 2 + 1)) {
      if (familyOf(this.#kindAt(row).language) === family) return row;
      last = row;
    }
    const row = this.#rows.length / 2;
    this.#rows.push(this.#kinds.of(`${kind.language} ${kind.dialect}`, kind));
    this.#rows.push(END);
    for (let at = 0; at < SUMS.length; at += 1) this.#sums.push(0);
    while (this.#lists.length <= list) this.#lists.push(END);
    if (last === END) this.#lists.set(list, row);
    else this.#rows.set(last * 2 + 1, row);
    return row;
  }

  #kindAt(row: number): { language: LanguageId; dialect: Dialect } {
    return this.#kinds.at(this.#rows.at(row * 2)) as { language: LanguageId; dialect: Dialect };
  }

  #sumsAt(row: number): PoolSums {
    const sums = emptySums();
    for (const [at, name] of SUMS.entries()) sums[name] = this.#sums.at(row * SUMS.length + at);
    return sums;
  }
}
