import type { Dialect } from './model.ts';

/** A unit's uncalibrated score with its length in source lines. */
export interface Scored {
  score: number;
  sloc: number;
  dialect: Dialect;
}

/**
 * Pools the units of one change (or file): the mean score, each unit counting by the square root of its length, and the
 * length of all, and the dialect of most lines. A long function says more than a short one, but its lines do not speak independently.
 * `undefined` when there is nothing to pool.
 */
export function poolScores(parts: readonly Scored[]): Scored | undefined {
  let total = 0;
  let weights = 0;
  let sloc = 0;
  const first = parts[0]?.dialect;
  let lines: Map<Dialect, number> | undefined;
  for (const part of parts) {
    const weight = Math.sqrt(part.sloc);
    total += weight * part.score;
    weights += weight;
    // Only where there are two is it counted.
    if (part.dialect !== first && first !== undefined) lines ??= new Map([[first, sloc]]);
    sloc += part.sloc;
    lines?.set(part.dialect, (lines.get(part.dialect) ?? 0) + part.sloc);
  }
  const dialect = lines === undefined ? first : [...lines].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  return weights > 0 && dialect ? { score: total / weights, sloc, dialect } : undefined;
}
