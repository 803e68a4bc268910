import type { Design } from './logistic.ts';

/** Rows of a sparse matrix, one after another. Row i spans `starts[i] .. starts[i + 1]` of `columns` and `values`. */
export interface Sparse {
  rows: number;
  starts: Float64Array;
  columns: Uint32Array;
  values: Float32Array;
}

/** Grows as rows are added; `finish()` trims. */
export class SparseBuilder {
  private starts: number[] = [0];
  private columns = new Uint32Array(1 << 20);
  private values = new Float32Array(1 << 20);
  private size = 0;

  push(column: number, value: number): void {
    if (this.size === this.columns.length) {
      const columns = new Uint32Array(this.size * 2);
      columns.set(this.columns);
      this.columns = columns;
      const values = new Float32Array(this.size * 2);
      values.set(this.values);
      this.values = values;
    }
    this.columns[this.size] = column;
    this.values[this.size++] = value;
  }

  endRow(): void {
    this.starts.push(this.size);
  }

  finish(): Sparse {
    return {
      rows: this.starts.length - 1,
      starts: Float64Array.from(this.starts),
      columns: this.columns.slice(0, this.size),
      values: this.values.slice(0, this.size),
    };
  }
}

/** A sparse matrix as the learner reads it. */
export const sparseDesign = (x: Sparse, columns: number): Design => ({
  columns,
  dot(row, w) {
    let sum = 0;
    for (let p = x.starts[row]!, end = x.starts[row + 1]!; p < end; p++) sum += w[x.columns[p]!]! * x.values[p]!;
    return sum;
  },
  add(row, w, scale) {
    for (let p = x.starts[row]!, end = x.starts[row + 1]!; p < end; p++) w[x.columns[p]!]! += scale * x.values[p]!;
  },
  squared(row) {
    let sum = 0;
    for (let p = x.starts[row]!, end = x.starts[row + 1]!; p < end; p++) sum += x.values[p]! ** 2;
    return sum;
  },
});
