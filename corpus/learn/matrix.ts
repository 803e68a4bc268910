import type { Unit } from '../../src/api/index.ts';
import { FAMILIES, type Family, gramBuffers } from '../../src/score/grams.ts';
import { gramVector } from '../../src/score/vector.ts';
import { type Sparse, SparseBuilder } from './sparse.ts';

/** What the models read: hashed n-grams (sparse) and the heuristics' measures (dense, NaN = abstained). */
export interface Matrix {
  grams: Sparse;
  dense: Float32Array;
  denseColumns: number;
}

export interface MatrixOptions {
  bits: number;
  /** Multiplier per family; 0 leaves it out. */
  families: Record<Family, number>;
  /** The measures of a unit, always in the same order; the array may be reused between calls. */
  measure: (unit: Unit) => Float64Array;
  denseColumns: number;
}

export const EVEN: Record<Family, number> = Object.fromEntries(FAMILIES.map((f) => [f, 1])) as Record<Family, number>;

/** Extracts one row per unit, in order. */
export function extract(units: Iterable<Unit>, options: MatrixOptions): Matrix {
  const buffers = gramBuffers(options.bits);
  const builder = new SparseBuilder();
  const columns = options.denseColumns;
  const dense: Float32Array[] = [];
  for (const unit of units) {
    gramVector(unit, buffers, (family, bucket, value) => {
      const scale = options.families[family];
      if (scale > 0) builder.push(bucket, value * scale);
    });
    builder.endRow();
    dense.push(Float32Array.from(options.measure(unit)));
  }
  const flat = new Float32Array(dense.length * columns);
  dense.forEach((row, i) => flat.set(row, i * columns));
  return { grams: builder.finish(), dense: flat, denseColumns: columns };
}

/**
 * Keeps the columns in which at least `minGroups` groups occur, renumbers them densely, and says which bucket each was.
 * An n-gram that one owner uses says who wrote it, not what.
 */
export function dropRareColumns(x: Sparse, groups: readonly string[], minGroups: number, buckets: number): { x: Sparse; kept: Uint32Array } {
  const names = new Map<string, number>();
  const seen = new Int32Array(buckets).fill(-1);
  const count = new Uint16Array(buckets);
  // Rows come grouped by owner after this sort, so that one "last seen" number per bucket is enough.
  const ids = groups.map((group) => names.get(group) ?? (names.set(group, names.size), names.size - 1));
  const order = Array.from(ids.keys()).sort((a, b) => ids[a]! - ids[b]!);
  for (const row of order)
    for (let p = x.starts[row]!; p < x.starts[row + 1]!; p++) {
      const column = x.columns[p]!;
      if (seen[column] !== ids[row]!) {
        seen[column] = ids[row]!;
        count[column]!++;
      }
    }
  const renumbered = new Int32Array(buckets).fill(-1);
  const kept: number[] = [];
  for (let b = 0; b < buckets; b++) if (count[b]! >= minGroups) renumbered[b] = kept.push(b) - 1;
  const builder = new SparseBuilder();
  for (let row = 0; row < x.rows; row++) {
    for (let p = x.starts[row]!; p < x.starts[row + 1]!; p++) {
      const column = renumbered[x.columns[p]!]!;
      if (column >= 0) builder.push(column, x.values[p]!);
    }
    builder.endRow();
  }
  return { x: builder.finish(), kept: Uint32Array.from(kept) };
}

/** Appends dense columns (and a constant) to the right of a sparse matrix. NaN and 0 are left out. */
export function withDense(x: Sparse, columns: number, dense: Float32Array, denseColumns: number): { x: Sparse; columns: number } {
  const builder = new SparseBuilder();
  for (let row = 0; row < x.rows; row++) {
    for (let p = x.starts[row]!; p < x.starts[row + 1]!; p++) builder.push(x.columns[p]!, x.values[p]!);
    for (let j = 0; j < denseColumns; j++) {
      const value = dense[row * denseColumns + j]!;
      if (value !== 0 && !Number.isNaN(value)) builder.push(columns + j, value);
    }
    builder.push(columns + denseColumns, 1);
    builder.endRow();
  }
  return { x: builder.finish(), columns: columns + denseColumns + 1 };
}
