import type { LanguageId } from '../api/unit.ts';
import type { Scored } from '../score/pool.ts';
import type { PoolPart } from './style.ts';

/** Scores of units by number, in columns: a large repository has a million of them. */
export class ScoreTable {
  readonly #scores: number[] = [];
  readonly #slocs: number[] = [];
  readonly #kinds: number[] = [];
  readonly #known: { language: LanguageId; dialect: Scored['dialect'] }[] = [];

  /** @returns Its row. */
  add({ language, score: { score, sloc, dialect } }: PoolPart): number {
    let kind = this.#known.findIndex((one) => one.language === language && one.dialect === dialect);
    if (kind < 0) kind = this.#known.push({ language, dialect }) - 1;
    this.#kinds.push(kind);
    this.#slocs.push(sloc);
    return this.#scores.push(score) - 1;
  }

  at(row: number): PoolPart {
    const { language, dialect } = this.#known[this.#kinds[row] as number] as { language: LanguageId; dialect: Scored['dialect'] };
    return { language, score: { score: this.#scores[row] as number, sloc: this.#slocs[row] as number, dialect } };
  }
}
