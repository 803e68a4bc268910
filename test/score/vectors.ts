import type { Unit } from '../../src/api/index.ts';
import { FAMILIES, type Family, type GramBuffers, countGrams, gramValue } from '../../src/score/grams.ts';

/**
 * Sums per family of `weights` over the unit's distinct n-grams, each family scaled to length one; written to `out` in
 * the order of {@link FAMILIES}. Families without n-grams add 0.
 */
export function gramScores(unit: Unit, buffers: GramBuffers, weights: Int8Array, out: Float64Array): void {
  out.fill(0);
  countGrams(unit, buffers, (family, { touched, size }) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += weights[touched[i]!]!;
    out[FAMILIES.indexOf(family)] = sum * gramValue(size);
  });
}

/** The unit's sparse vector, family by family, as training reads it: bucket and value, each family of length one. */
export function gramVector(unit: Unit, buffers: GramBuffers, push: (family: Family, bucket: number, value: number) => void): void {
  countGrams(unit, buffers, (family, { touched, size }) => {
    for (let i = 0; i < size; i++) push(family, touched[i]!, gramValue(size));
  });
}
