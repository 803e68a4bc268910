import { COMMENT_FAMILIES, FAMILIES, type Family } from '../../src/score/grams.ts';
import { bearingOf } from '../../src/score/bearing.ts';
import { gramValue } from '../../src/score/grams.ts';

const WIDTH = FAMILIES.length;
const COMMENTS = COMMENT_FAMILIES.map((family) => FAMILIES.indexOf(family));

/** How long the vector of each family is: the longer, the less its weights cost. What is not named has length one. */
export type FamilyLengths = Partial<Readonly<Record<Family, number>>>;

const ALL: Uint8Array = new Uint8Array(WIDTH).fill(1);

/** The families of a row that are looked at (1; all by default), and what each cell is multiplied by. */
interface Part {
  variance?: Float64Array | undefined;
  families?: Uint8Array;
}

/**
 * Buckets of the distinct n-grams of many units. Row r, family f spans
 * `starts[r * families + f] .. starts[r * families + f + 1]` of `cells`; each of its values is `values[r * families + f]`.
 */
export class GramMatrix {
  rows = 0;
  private cells = new Uint32Array(1 << 22);
  private size = 0;
  private starts: Float64Array | number[] = [0];
  private values: Float32Array | number[] = [];
  private readonly lengths: Float64Array;

  constructor(lengths: FamilyLengths = {}) {
    this.lengths = Float64Array.from(FAMILIES, (family) => lengths[family] ?? 1);
  }

  /** Appends one family of the row under way; families come in their order, and after the last one the row is complete. */
  pushFamily({ touched, size }: { touched: Uint32Array; size: number }): void {
    this.reserve(size);
    this.cells.set(touched.subarray(0, size), this.size);
    this.size += size;
    (this.starts as number[]).push(this.size);
    (this.values as number[]).push(gramValue(size) * this.lengths[this.values.length % WIDTH]!);
    if (this.values.length % WIDTH === 0) this.rows++;
  }

  get length(): number {
    return this.size;
  }

  /** Sum of weight × value over a row, or over the `families` of it that are 1. */
  dot(row: number, weights: Float64Array | Float32Array, families: Uint8Array = ALL): number {
    const { cells, starts, values } = this;
    let total = 0;
    for (let f = row * WIDTH; f < (row + 1) * WIDTH; f++) {
      if (families[f % WIDTH] === 0) continue;
      let sum = 0;
      for (let p = starts[f]!, end = starts[f + 1]!; p < end; p++) sum += weights[cells[p]!]!;
      total += sum * values[f]!;
    }
    return total;
  }

  /** What a row's comments add to {@link dot}, and how many distinct n-grams they have. */
  comments(row: number, weights: Float64Array): { score: number; grams: number } {
    const { cells, starts, values, lengths } = this;
    let score = 0;
    let grams = 0;
    for (const family of COMMENTS) {
      const f = row * WIDTH + family;
      if (values[f] === 0) continue;
      let sum = 0;
      for (let p = starts[f]!, end = starts[f + 1]!; p < end; p++) sum += weights[cells[p]!]!;
      score += sum * values[f]!;
      grams += Math.round((lengths[family]! / values[f]!) ** 2);
    }
    return { score, grams };
  }

  /** Mean size of the weights of a row's n-grams, as {@link bearingOf} defines it: of any length. 0 for a row without n-grams. */
  meanSize(row: number, weights: Float64Array): number {
    const { cells, starts, values, lengths } = this;
    let size = 0;
    let roots = 0;
    for (let f = row * WIDTH; f < (row + 1) * WIDTH; f++) {
      if (values[f] === 0) continue;
      const value = values[f]! / lengths[f % WIDTH]!;
      let sum = 0;
      for (let p = starts[f]!, end = starts[f + 1]!; p < end; p++) sum += Math.abs(weights[cells[p]!]!);
      size += sum * value;
      roots += 1 / value;
    }
    return bearingOf(size, roots);
  }

  /** Adds `scale` × row to `weights`, each cell times its `variance`. */
  add(row: number, weights: Float64Array, { scale, variance, families = ALL }: { scale: number } & Part): void {
    const { cells, starts, values } = this;
    for (let f = row * WIDTH; f < (row + 1) * WIDTH; f++) {
      if (families[f % WIDTH] === 0) continue;
      const step = scale * values[f]!;
      const end = starts[f + 1]!;
      if (variance === undefined) for (let p = starts[f]!; p < end; p++) weights[cells[p]!]! += step;
      else for (let p = starts[f]!; p < end; p++) weights[cells[p]!]! += step * variance[cells[p]!]!;
    }
  }

  /** Squared length of a row, each cell times its `variance`. */
  squared(row: number, { variance, families = ALL }: Part = {}): number {
    const { cells, starts, values } = this;
    let total = 0;
    for (let f = row * WIDTH; f < (row + 1) * WIDTH; f++) {
      if (families[f % WIDTH] === 0) continue;
      let sum = variance === undefined ? starts[f + 1]! - starts[f]! : 0;
      if (variance !== undefined) for (let p = starts[f]!, end = starts[f + 1]!; p < end; p++) sum += variance[cells[p]!]!;
      total += sum * values[f]! ** 2;
    }
    return total;
  }

  /**
   * Forgets the n-grams that fewer than `minimum` groups use: what one owner writes says who wrote, not what. In place;
   * the values stay those of the whole text, as at scan time.
   */
  dropRare(groups: readonly string[], minimum: number, buckets: number): void {
    const rare = this.rareBuckets(groups, minimum, buckets);
    let write = 0;
    let from = 0;
    for (let f = 0; f < this.rows * WIDTH; f++) {
      const end = this.starts[f + 1]!;
      for (let p = from; p < end; p++) {
        const bucket = this.cells[p]!;
        if (!rare[bucket]) this.cells[write++] = bucket;
      }
      from = end;
      this.starts[f + 1] = write;
    }
    this.size = write;
    this.cells = this.cells.slice(0, write);
    this.starts = Float64Array.from(this.starts);
    this.values = Float32Array.from(this.values);
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
          const bucket = this.cells[p]!;
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
