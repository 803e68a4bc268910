import type { Design } from './logistic.ts';
import type { Matrix } from './matrix.ts';

/**
 * N-gram buckets, then scaled dense columns, then a constant: the columns of the joint model. A row is added times the
 * prior variance of each weight, which is the same as learning on columns times its root, and keeps `dot` plain.
 */
export function jointDesign({ grams, denseColumns: d }: Matrix, scaled: Float32Array, variance: Float64Array): Design {
  const columns = variance.length;
  const buckets = columns - 1 - d;
  return {
    columns,
    dot(row, w) {
      let sum = grams.dot(row, w) + w[columns - 1]!;
      for (let j = 0, at = row * d; j < d; j++) sum += w[buckets + j]! * scaled[at + j]!;
      return sum;
    },
    add(row, w, scale) {
      grams.add(row, w, scale, variance);
      for (let j = 0, at = row * d; j < d; j++) w[buckets + j]! += scale * scaled[at + j]! * variance[buckets + j]!;
      w[columns - 1]! += scale * variance[columns - 1]!;
    },
    squared(row) {
      let sum = grams.squared(row, variance) + variance[columns - 1]!;
      for (let j = 0, at = row * d; j < d; j++) sum += scaled[at + j]! ** 2 * variance[buckets + j]!;
      return sum;
    },
  };
}
