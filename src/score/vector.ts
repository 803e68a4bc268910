import type { Unit } from '../api/index.ts';
import { FAMILIES, type Family, type GramBuffers, countGrams } from './grams.ts';

const LOG = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** The value of an n-gram that occurs `count` times, before normalisation. */
export const gramValue = (count: number): number => LOG[count]!;

/**
 * Sums per family of `weights` over the unit's n-grams, each family scaled to length one; written to `out` in the order
 * of {@link FAMILIES}. Families without n-grams add 0.
 */
export function gramScores(unit: Unit, buffers: GramBuffers, weights: Int8Array, out: Float64Array): void {
  out.fill(0);
  countGrams(unit, buffers, (family, table) => {
    const { touched, counts, size } = table;
    let sum = 0;
    let norm = 0;
    for (let i = 0; i < size; i++) {
      const bucket = touched[i]!;
      const value = LOG[counts[bucket]!]!;
      sum += weights[bucket]! * value;
      norm += value * value;
    }
    if (norm > 0) out[FAMILIES.indexOf(family)] = sum / Math.sqrt(norm);
  });
}

/** The unit's sparse vector, family by family, as training reads it: bucket and value, each family of length one. */
export function gramVector(unit: Unit, buffers: GramBuffers, push: (family: Family, bucket: number, value: number) => void): void {
  countGrams(unit, buffers, (family, { touched, counts, size }) => {
    let norm = 0;
    for (let i = 0; i < size; i++) norm += LOG[counts[touched[i]!]!]! ** 2;
    const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
    for (let i = 0; i < size; i++) push(family, touched[i]!, LOG[counts[touched[i]!]!]! * scale);
  });
}
