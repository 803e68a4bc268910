/** Numbers as reports carry them: cut before the last bits, which differ between machines. */
export const decimals = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;

/** With four decimals. */
export const rounded = (value: number): number => decimals(value, 4);

const CERTAIN = 0.9999;

/** A probability with four decimals, from 0.0001 to 0.9999: nothing is certain, so none is ever written as 0 or 1. */
export const probability = (value: number): number => Math.min(CERTAIN, Math.max(1e-4, rounded(value)));
