/** A probability as `.97`. Nothing is certain, so the ends are `>.99` and `<.01`. */
export const decimal = (value: number): string => (value >= 0.995 ? '>.99' : value < 0.005 ? '<.01' : value.toFixed(2).replace(/^0/, ''));
