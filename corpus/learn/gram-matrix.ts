import { FAMILIES } from '../../src/score/grams.ts';
import { gramValue } from '../../src/score/vector.ts';

const WIDTH = FAMILIES.length;
const COUNT_BITS = 8;
const COUNT_MASK = (1 << COUNT_BITS) - 1;

/**
 * Hashed n-grams of many units, four bytes each: `bucket << 8 | count`. Row r, family f spans
 * `starts[r * families + f] .. starts[r * families + f + 1]` of `cells`; its values are log counts times `norms`.
 */
export class GramMatrix {
  rows = 0;
  private cells = new Uint32Array(1 << 22);
  private size = 0;
  private starts: Float64Array | number[] = [0];
  private norms: Float32Array | number[] = [];

  /** Appends one family of the row under way; families come in their order, and after the last one the row is complete. */
  pushFamily({ touched, counts, size }: { touched: Uint32Array; counts: Uint8Array; size: number }): void {
    this.reserve(size);
    let norm = 0;
    for (let i = 0; i < size; i++) {
      const bucket = touched[i]!;
      const count = counts[bucket]!;
      norm += gramValue(count) ** 2;
      this.cells[this.size++] = (bucket << COUNT_BITS) | count;
    }
    (this.starts as number[]).push(this.size);
    (this.norms as number[]).push(norm > 0 ? 1 / Math.sqrt(norm) : 0);
    if (this.norms.length % WIDTH === 0) this.rows++;
  }

  get length(): number {
    return this.size;
  }

  /** Sum of weight × value over a row. */
  dot(row: number, weights: Float64Array | Float32Array): number {
    let total = 0;
    for (let f = row * WIDTH; f < (row + 1) * WIDTH; f++) {
      let sum = 0;
      for (let p = this.starts[f]!, end = this.starts[f + 1]!; p < end; p++) {
        const cell = this.cells[p]!;
        sum += weights[cell >>> COUNT_BITS]! * gramValue(cell & COUNT_MASK);
      }
      total += sum * this.norms[f]!;
    }
    return total;
  }

  /** Adds `scale` × row to `weights`. */
  add(row: number, weights: Float64Array | Float32Array, scale: number): void {
    for (let f = row * WIDTH; f < (row + 1) * WIDTH; f++) {
      const step = scale * this.norms[f]!;
      for (let p = this.starts[f]!, end = this.starts[f + 1]!; p < end; p++) {
        const cell = this.cells[p]!;
        weights[cell >>> COUNT_BITS]! += step * gramValue(cell & COUNT_MASK);
      }
    }
  }

  /** Squared length of a row. */
  squared(row: number): number {
    let total = 0;
    for (let f = row * WIDTH; f < (row + 1) * WIDTH; f++) {
      let sum = 0;
      for (let p = this.starts[f]!, end = this.starts[f + 1]!; p < end; p++) sum += gramValue(this.cells[p]! & COUNT_MASK) ** 2;
      total += sum * this.norms[f]! ** 2;
    }
    return total;
  }

  /**
   * Forgets the n-grams that fewer than `minimum` groups use: what one owner writes says who wrote, not what. In place;
   * the norms stay those of the whole text, as at scan time.
   */
  dropRare(groups: readonly string[], minimum: number, buckets: number): void {
    const rare = this.rareBuckets(groups, minimum, buckets);
    let write = 0;
    let from = 0;
    for (let f = 0; f < this.rows * WIDTH; f++) {
      const end = this.starts[f + 1]!;
      for (let p = from; p < end; p++) {
        const cell = this.cells[p]!;
        if (!rare[cell >>> COUNT_BITS]) this.cells[write++] = cell;
      }
      from = end;
      this.starts[f + 1] = write;
    }
    this.size = write;
    this.cells = this.cells.slice(0, write);
    this.starts = Float64Array.from(this.starts);
    this.norms = Float32Array.from(this.norms);
  }

  private rareBuckets(groups: readonly string[], minimum: number, buckets: number): Uint8Array {
    const names = [...new Set(groups)];
    const byGroup = new Map(names.map((name) => [name, [] as number[]]));
    groups.forEach((group, row) => byGroup.get(group)!.push(row));
    const last = new Int32Array(buckets).fill(-1);
    const count = new Uint16Array(buckets);
    names.forEach((name, id) => {
      for (const row of byGroup.get(name)!)
        for (let p = this.starts[row * WIDTH]!, end = this.starts[(row + 1) * WIDTH]!; p < end; p++) {
          const bucket = this.cells[p]! >>> COUNT_BITS;
          if (last[bucket] === id) continue;
          last[bucket] = id;
          count[bucket]!++;
        }
    });
    return Uint8Array.from(count, (groupsSeen) => (groupsSeen < minimum ? 1 : 0));
  }

  private reserve(more: number): void {
    if (this.size + more <= this.cells.length) return;
    const grown = new Uint32Array(Math.ceil((this.size + more) * 1.5));
    grown.set(this.cells.subarray(0, this.size));
    this.cells = grown;
  }
}
