import { gramValue } from './vector.ts';

/**
 * The weighted sum of distinct n-grams. A model has two million buckets and a unit a few thousand n-grams, so they are
 * looked up in a table as small as the unit, which stays in the first cache and is cleared by writing zeros. Sums are formed
 * over whole numbers, so they do not depend on the order of the n-grams.
 */
export class DistinctSum {
  private readonly weights: Int8Array;
  /** Bucket plus one; 0 where nothing was met. */
  private slots = new Int32Array(1 << 12);
  private mask = 0;
  private sum = 0;
  private sizes = 0;
  private distinct = 0;

  /** `weights`: one signed byte per bucket, a power of two of them. */
  constructor(weights: Int8Array) {
    this.weights = weights;
  }

  /** Forgets what was met. Two to four slots per n-gram, if `most` come; never more than buckets, where each has its own. */
  open(most: number): void {
    const size = Math.min(2 << (32 - Math.clz32(most | 255)), this.weights.length);
    this.mask = size - 1;
    if (this.slots.length < size) this.slots = new Int32Array(size);
    else this.slots.fill(0, 0, size);
    this.sum = this.sizes = this.distinct = 0;
  }

  /** Meets the first `count` of these buckets. */
  add(buckets: Uint32Array, count: number): void {
    const { weights, slots, mask } = this;
    let sum = 0;
    let sizes = 0;
    let distinct = 0;
    for (let i = 0; i < count; i++) {
      const key = buckets[i]! + 1;
      let slot = key & mask;
      let cell = slots[slot]!;
      while (cell !== key && cell !== 0) {
        slot = (slot + 1) & mask;
        cell = slots[slot]!;
      }
      if (cell === key) continue;
      slots[slot] = key;
      const weight = weights[key - 1]!;
      sum += weight;
      sizes += weight < 0 ? -weight : weight;
      distinct += 1;
    }
    this.sum += sum;
    this.sizes += sizes;
    this.distinct += distinct;
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
