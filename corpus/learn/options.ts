import type { FitOptions } from './fit.ts';

/** Chosen on the dev owners, out of fold; see `../train.rationale.md`. */
export const FIT: FitOptions = { bits: 19, c: 10, epochs: 12, minGroups: 6, denseScale: 0.15, seed: 1 };
