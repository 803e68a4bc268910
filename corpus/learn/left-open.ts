import type { ScoredExample } from './scores.ts';

/** Share of units that are left open because what they consist of bears too little on the question. */
const SHARE = 0.03;
/** Shorter units have no say in where that is. Lines. */
const SHORTEST = 6;

/** Bearing, in usual weights, below which the units (or the files) of one dialect are left open. */
export function leastBearing(examples: readonly Pick<ScoredExample, 'kind' | 'lines' | 'bearing'>[], level: 'function' | 'file'): number {
  const known = examples.filter((e) => (e.kind === 'file') === (level === 'file') && e.lines >= SHORTEST).map((e) => e.bearing).sort((a, b) => a - b);
  return known[Math.floor(SHARE * known.length)] ?? 0;
}
