/** Numbers as reports carry them: cut before the last bits, which differ between machines. */
export const decimals = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;

/** A probability with four decimals. */
export const rounded = (value: number): number => decimals(value, 4);
