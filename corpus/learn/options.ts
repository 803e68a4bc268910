import type { FitOptions } from './fit.ts';

/** Chosen on the dev owners, out of fold; see `../train.rationale.md`. */
export const FIT: FitOptions = { bits: 21, c: 3, epochs: 6, minGroups: 8, denseScale: 0.08, seed: 1 };
