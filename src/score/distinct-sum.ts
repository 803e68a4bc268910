import { gramValue } from './grams.ts';

/** Buckets that one call reads: short loops on purpose, see {@link ./gram-scorer.ts}. */
const BLOCK = 1024;

/**
 * The weighted sum of distinct n-grams. A model has two million buckets, far more than a processor keeps at hand, so what takes
 * time is waiting for memory, and next to it guessing wrong whether an n-gram is new: half are. First the distinct ones are
 * moved together without a branch, by one bit for each bucket; then a loop of nothing but loads fetches their weights, many at
 * once. Sums are formed over whole numbers, so they do not depend on the order of the n-grams.
 */
export class DistinctSum {
  private readonly weights: Int8Array;
  /** One bit for each bucket, set while it is met; all clear between two families. */
  private readonly seen: Int32Array;
  private sum = 0;
  private sizes = 0;
  /** How many there were. */
  distinct = 0;

  /** `weights`: one signed byte per bucket, a power of two of them, at least 32. */
  constructor(weights: Int8Array) {
    this.weights = weights;
    this.seen = new Int32Array(weights.length >>> 5);
  }

  /** Forgets what was, and sums over the first `count` of these buckets; the list is used up. */
  meet(buckets: Int32Array, count: number): void {
    this.sum = this.sizes = 0;
    let distinct = 0;
    for (let from = 0; from < count; from += BLOCK) distinct = this.gather(buckets, { from, to: Math.min(from + BLOCK, count), distinct });
    for (let from = 0; from < distinct; from += BLOCK) this.weigh(buckets, from, Math.min(from + BLOCK, distinct));
    this.distinct = distinct;
  }

  /** Moves what is new in a block to the front; @returns how many are there then. */
  private gather(buckets: Int32Array, { from, to, distinct }: { from: number; to: number; distinct: number }): number {
    const { seen } = this;
    let size = distinct;
    for (let i = from; i < to; i++) {
      const bucket = buckets[i]!;
      const word = seen[bucket >>> 5]!;
      buckets[size] = bucket;
      size += 1 - ((word >>> bucket) & 1);
      seen[bucket >>> 5] = word | (1 << bucket);
    }
    return size;
  }

  /** Adds up the weights of a block of distinct buckets, and clears their bits. */
  private weigh(buckets: Int32Array, from: number, to: number): void {
    const { weights, seen } = this;
    let sum = 0;
    let sizes = 0;
    let i = from;
    // Unrolled, so that more loads are under way at a time.
    for (; i + 3 < to; i += 4) {
      const a = buckets[i]!;
      const b = buckets[i + 1]!;
      const c = buckets[i + 2]!;
      const d = buckets[i + 3]!;
      const first = weights[a]!;
      const second = weights[b]!;
      const third = weights[c]!;
      const fourth = weights[d]!;
      seen[a >>> 5] = 0;
      seen[b >>> 5] = 0;
      seen[c >>> 5] = 0;
      seen[d >>> 5] = 0;
      sum += first + second + third + fourth;
      sizes += Math.abs(first) + Math.abs(second) + Math.abs(third) + Math.abs(fourth);
    }
    for (; i < to; i++) {
      const bucket = buckets[i]!;
      const weight = weights[bucket]!;
      seen[bucket >>> 5] = 0;
      sum += weight;
      sizes += Math.abs(weight);
    }
    this.sum += sum;
    this.sizes += sizes;
  }

  /** Scaled to a vector of length one; 0 where nothing was met. */
  get value(): number {
    return this.sum * gramValue(this.distinct);
  }

  /** The same of the sizes of the weights, whatever their sign. */
  get size(): number {
    return this.sizes * gramValue(this.distinct);
  }

  /** Root of the number of distinct n-grams. */
  get root(): number {
    return Math.sqrt(this.distinct);
  }
}
