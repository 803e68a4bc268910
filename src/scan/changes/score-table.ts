import type { LanguageId } from '../../api/unit.ts';
import { Column, FloatColumn } from '../../history/columns.ts';
import type { Scored } from '../../score/pool.ts';
import type { PoolPart } from '../style/style.ts';

const END = -1;
/** A language and a dialect share a number with the length: each column of a million units is four megabytes. */
const MOST_KINDS = 16;

/** Lists of scores of units, in columns: a large repository has a million units in a hundred thousand changes. */
export class ScoreTable {
  readonly #scores = new FloatColumn();
  readonly #comments = new FloatColumn();
  readonly #commentGrams = new Column();
  /** Lengths, and the kind of the unit in the last digit. */
  readonly #slocs = new Column();
  /** The next of the same list. */
  readonly #next = new Column();
  readonly #known: { language: LanguageId; dialect: Scored['dialect'] }[] = [];
  /** Of each list its first and last row. */
  readonly #lists = new Column();

  /** Adds to the end of a list; they are numbered from 0. */
  add(list: number, { language, score: { score, comments, commentGrams, sloc, dialect } }: PoolPart): void {
    let kind = this.#known.findIndex((one) => one.language === language && one.dialect === dialect);
    if (kind < 0) kind = this.#known.push({ language, dialect }) - 1;
    const row = this.#scores.length;
    this.#scores.push(score);
    this.#comments.push(comments);
    this.#commentGrams.push(commentGrams);
    this.#slocs.push(sloc * MOST_KINDS + kind);
    this.#next.push(END);
    while (this.#lists.length <= list * 2) for (let end = 0; end < 2; end += 1) this.#lists.push(END);
    const last = this.#lists.at(list * 2 + 1);
    if (last === END) this.#lists.set(list * 2, row);
    else this.#next.set(last, row);
    this.#lists.set(list * 2 + 1, row);
  }

  has(list: number): boolean {
    return list * 2 < this.#lists.length && this.#lists.at(list * 2) !== END;
  }

  of(list: number): PoolPart[] {
    const parts: PoolPart[] = [];
    if (!this.has(list)) return parts;
    for (let row = this.#lists.at(list * 2); row !== END; row = this.#next.at(row)) {
      const numbers = this.#slocs.at(row);
      const { language, dialect } = this.#known[numbers % MOST_KINDS] as { language: LanguageId; dialect: Scored['dialect'] };
      const [comments, commentGrams] = [this.#comments.at(row), this.#commentGrams.at(row)];
      parts.push({ language, score: { score: this.#scores.at(row), comments, commentGrams, sloc: Math.floor(numbers / MOST_KINDS), dialect } });
    }
    return parts;
  }
}
