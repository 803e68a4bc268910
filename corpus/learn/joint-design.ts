import type { Design } from './logistic.ts';
import type { Matrix } from './matrix.ts';
import type { View } from './views.ts';

export interface JointInput {
  matrix: Matrix;
  /** Standardised dense columns, row-major. */
  scaled: Float32Array;
  /** Of each weight's prior. */
  variance: Float64Array;
  views: readonly Pick<View, 'families' | 'measures'>[];
}

/**
 * N-gram buckets, then scaled dense columns, then a constant: the columns of the joint model. A row is added times the
 * prior variance of each weight, which is the same as learning on columns times its root, and keeps `dot` plain.
 * With n rows in the matrix, row v · n + r is row r in view v.
 */
export function jointDesign({ matrix, scaled, variance, views }: JointInput): Design {
  const { grams, denseColumns: d } = matrix;
  const columns = variance.length;
  const buckets = columns - 1 - d;
  const place = (row: number) => ({ row: row % grams.rows, view: views[Math.floor(row / grams.rows)]! });
  return {
    columns,
    dot(at, w) {
      const { row, view: { families, measures } } = place(at);
      let sum = grams.dot(row, w, families) + w[columns - 1]!;
      for (let j = 0, cell = row * d; j < d; j++) sum += w[buckets + j]! * scaled[cell + j]! * measures[j]!;
      return sum;
    },
    add(at, w, scale) {
      const { row, view: { families, measures } } = place(at);
      grams.add(row, w, { scale, variance, families });
      for (let j = 0, cell = row * d; j < d; j++) w[buckets + j]! += scale * scaled[cell + j]! * variance[buckets + j]! * measures[j]!;
      w[columns - 1]! += scale * variance[columns - 1]!;
    },
    squared(at) {
      const { row, view: { families, measures } } = place(at);
      let sum = grams.squared(row, { variance, families }) + variance[columns - 1]!;
      for (let j = 0, cell = row * d; j < d; j++) sum += scaled[cell + j]! ** 2 * variance[buckets + j]! * measures[j]!;
      return sum;
    },
  };
}
