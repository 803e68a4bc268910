import type { FitOptions } from './fit.ts';

/** Chosen on the dev owners, out of fold; see `../train.rationale.md`. */
export const FIT: FitOptions = { bits: 19, c: 5, epochs: 6, minGroups: 5, denseScale: 0.08, seed: 1 };
