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

/**
 * Pools the units of one change (or file), and the dialect of most lines. Code speaks by its mean, each unit counting by the
 * square root of its length: a long function says more than a short one, but its lines do not speak independently. Comments
 * speak as one text: what n-grams add is their sum over the root of their number, in a change as in a unit, so that functions
 * without a comment do not thin out what those with one say. That is the mean of the units times the root of how many of one
 * length they would be, {@link MOST_WITNESSES} at most. `undefined` when there is nothing to pool.
 */
export function poolScores(parts: readonly Scored[]): Scored | undefined {
  let code = 0;
  let weights = 0;
  let said = 0;
  let roots = 0;
  let commentGrams = 0;
  let sloc = 0;
  const first = parts[0]?.dialect;
  let lines: Map<Dialect, number> | undefined;
  for (const part of parts) {
    const weight = Math.sqrt(part.sloc);
    code += weight * (part.score - part.comments);
    weights += weight;
    const root = Math.sqrt(part.commentGrams);
    said += part.comments * root;
    roots += root;
    commentGrams += part.commentGrams;
    // Only where there are two is it counted.
    if (part.dialect !== first && first !== undefined) lines ??= new Map([[first, sloc]]);
    sloc += part.sloc;
    lines?.set(part.dialect, (lines.get(part.dialect) ?? 0) + part.sloc);
  }
  const dialect = lines === undefined ? first : [...lines].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  if (weights === 0 || dialect === undefined) return undefined;
  const comments = roots === 0 ? 0 : (said / roots) * Math.min(roots / Math.sqrt(commentGrams), Math.sqrt(MOST_WITNESSES));
  return { score: code / weights + comments, comments, commentGrams, sloc, dialect };
}
