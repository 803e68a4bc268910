import type { Design } from './logistic.ts';
import type { Matrix } from './matrix.ts';

/** N-gram buckets, then scaled dense columns, then a constant: the columns of the joint model. */
export function jointDesign({ grams, denseColumns: d }: Matrix, scaled: Float32Array, buckets: number): Design {
  const columns = buckets + d + 1;
  return {
    columns,
    dot(row, w) {
      let sum = grams.dot(row, w) + w[columns - 1]!;
      for (let j = 0, at = row * d; j < d; j++) sum += w[buckets + j]! * scaled[at + j]!;
      return sum;
    },
    add(row, w, scale) {
      grams.add(row, w, scale);
      for (let j = 0, at = row * d; j < d; j++) w[buckets + j]! += scale * scaled[at + j]!;
      w[columns - 1]! += scale;
    },
    squared(row) {
      let sum = grams.squared(row) + 1;
      for (let j = 0, at = row * d; j < d; j++) sum += scaled[at + j]! ** 2;
      return sum;
    },
  };
}
