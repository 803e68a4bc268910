import type { Unit } from '../../src/api/index.ts';
import { countGrams, gramBuffers } from '../../src/score/grams.ts';
import { type FamilyLengths, GramMatrix } from './gram-matrix.ts';

/** What a model reads: hashed n-grams (sparse) and the heuristics' measures (row-major, NaN = abstained). */
export interface Matrix {
  grams: GramMatrix;
  dense: Float32Array;
  denseColumns: number;
}

export interface MatrixOptions {
  bits: number;
  /** The measures of a unit, always in the same order; the array may be reused between calls. */
  measure: (unit: Unit) => Float64Array;
  denseColumns: number;
  lengths?: FamilyLengths;
}

/** Extracts one row per unit, in order. Reads one unit at a time: a corpus need not fit into memory. */
export async function extract(units: Iterable<Unit> | AsyncIterable<Unit>, { bits, measure, denseColumns, lengths }: MatrixOptions): Promise<Matrix> {
  const buffers = gramBuffers(bits);
  const grams = new GramMatrix(lengths);
  const rows: Float32Array[] = [];
  for await (const unit of units) {
    countGrams(unit, buffers, (_, table) => grams.pushFamily(table));
    rows.push(Float32Array.from(measure(unit)));
  }
  const dense = new Float32Array(rows.length * denseColumns);
  rows.forEach((row, i) => dense.set(row, i * denseColumns));
  return { grams, dense, denseColumns };
}
