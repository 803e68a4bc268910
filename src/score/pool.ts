/** A unit's uncalibrated score with its length in source lines. */
export interface Scored {
  score: number;
  sloc: number;
}

/**
 * Pools the units of one change (or file): the mean score, each unit counting by the square root of its length, and the
 * length of all. A long function says more than a short one, but its lines do not speak independently.
 * `undefined` when there is nothing to pool.
 */
export function poolScores(parts: readonly Scored[]): Scored | undefined {
  let total = 0;
  let weights = 0;
  let sloc = 0;
  for (const part of parts) {
    const weight = Math.sqrt(part.sloc);
    total += weight * part.score;
    weights += weight;
    sloc += part.sloc;
  }
  return weights > 0 ? { score: total / weights, sloc } : undefined;
}
