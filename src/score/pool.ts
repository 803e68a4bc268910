import type { Dialect } from './model.ts';

/** A unit's uncalibrated score with its length in source lines. */
export interface Scored {
  score: number;
  /** What the n-grams of its comments add to `score`, and how many different ones they are. */
  comments: number;
  commentGrams: number;
  sloc: number;
  dialect: Dialect;
}

/**
 * As many comments that say the same are surer together than one is, and no more are surer still: a change that was learned
 * from has as many units at most, and the habits of one hand are no independent witnesses.
 */
const MOST_WITNESSES = 12;

/** What pooling adds up. Units that are added one by one, in whatever steps, give the same to the last bit as those pooled at once. */
export interface PoolSums {
  code: number;
  weights: number;
  said: number;
  roots: number;
  commentGrams: number;
  sloc: number;
}

export const emptySums = (): PoolSums => ({ code: 0, weights: 0, said: 0, roots: 0, commentGrams: 0, sloc: 0 });

export function addToSums(sums: PoolSums, part: Scored): void {
  const weight = Math.sqrt(part.sloc);
  sums.code += weight * (part.score - part.comments);
  sums.weights += weight;
  const root = Math.sqrt(part.commentGrams);
  sums.said += part.comments * root;
  sums.roots += root;
  sums.commentGrams += part.commentGrams;
  sums.sloc += part.sloc;
}

/** Source lines by dialect. Held only where there are two: of most changes there is one. */
export class DialectLines {
  readonly first: Dialect;
  #lines: Map<Dialect, number> | undefined;

  constructor(first: Dialect) {
    this.first = first;
  }

  /** @param before source lines so far */
  add(dialect: Dialect, sloc: number, before: number): void {
    if (dialect !== this.first) this.#lines ??= new Map([[this.first, before]]);
    this.#lines?.set(dialect, (this.#lines.get(dialect) ?? 0) + sloc);
  }

  /** Of most lines. */
  get most(): Dialect {
    return this.#lines === undefined ? this.first : ([...this.#lines].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] as Dialect);
  }
}

/**
 * Pools the units of one change (or file), and the dialect of most lines. Code speaks by its mean, each unit counting by the
 * square root of its length: a long function says more than a short one, but its lines do not speak independently. Comments
 * speak as one text: what n-grams add is their sum over the root of their number, in a change as in a unit, so that functions
 * without a comment do not thin out what those with one say. That is the mean of the units times the root of how many of one
 * length they would be, {@link MOST_WITNESSES} at most. `undefined` when there is nothing to pool.
 */
export function poolScores(parts: readonly Scored[]): Scored | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const sums = emptySums();
  const lines = new DialectLines(first.dialect);
  for (const part of parts) {
    lines.add(part.dialect, part.sloc, sums.sloc);
    addToSums(sums, part);
  }
  return pooledFrom(sums, lines.most);
}

/** The same from what was added up. @param dialect of most lines */
export function pooledFrom({ code, weights, said, roots, commentGrams, sloc }: PoolSums, dialect: Dialect): Scored | undefined {
  if (weights === 0) return undefined;
  const comments = roots === 0 ? 0 : (said / roots) * Math.min(roots / Math.sqrt(commentGrams), Math.sqrt(MOST_WITNESSES));
  return { score: code / weights + comments, comments, commentGrams, sloc, dialect };
}
