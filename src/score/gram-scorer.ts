import type { Unit } from '../api/index.ts';
import { bearingOf } from './bearing.ts';
import { DistinctSum } from './distinct-sum.ts';
import { MIX, SEEDS } from './grams.ts';
import { GramText } from './gram-text.ts';
import type { NameText } from './name-text.ts';

/**
 * Symbols whose n-grams are listed in one call. Short loops on purpose: V8 replaces a loop while it runs by code that knows
 * nothing of what stands behind it, and throws that code away at the end of each long call.
 */
const BLOCK = 256;

/**
 * Weighted sums of a unit's distinct n-grams, for scoring alone. The n-grams and their buckets are those of
 * {@link ./grams.ts}; what differs is the way.
 */
export class GramScorer {
  private readonly shift: number;
  private readonly text = new GramText();
  /** Buckets of a family's n-grams, in their order. */
  private buckets = new Int32Array(1 << 14);
  private readonly found: DistinctSum;
  private size = 0;
  private roots = 0;
  /** Of the last unit's comments, both families together. */
  commentGrams = 0;

  /** `weights`: one signed byte per bucket, a power of two of them, 32 to 2^24. */
  constructor(weights: Int8Array) {
    this.shift = Math.clz32(weights.length) + 1;
    this.found = new DistinctSum(weights);
  }

  /** Writes one sum per family, in their order, each scaled to a vector of length one; 0 where there are no n-grams. */
  score(unit: Unit, out: Float64Array): void {
    const { text } = this;
    text.fill(unit);
    this.size = this.roots = 0;
    out[0] = this.chars(text.code, text.codeLength, SEEDS.codeChars);
    out[1] = this.sequence(text.shapes, text.shapeCount, { seed: SEEDS.shapes, n: 5 });
    out[2] = this.sequence(text.words, text.wordCount, { seed: SEEDS.words, n: 2 });
    out[3] = this.sequence(text.strings, text.stringCount, { seed: SEEDS.strings, n: 3 });
    out[4] = this.chars(text.comment, text.commentLength, SEEDS.commentChars);
    this.commentGrams = this.found.distinct;
    out[5] = this.sequence(text.commentWords, text.commentWordCount, { seed: SEEDS.commentWords, n: 3 });
    this.commentGrams += this.found.distinct;
    out[6] = this.eachName(text.names, { seed: SEEDS.names, n: 4 });
  }

  /** How much what the last unit consists of bears on its sums, in stored weights. */
  get bearing(): number {
    return bearingOf(this.size, this.roots);
  }

  /** Character 2- to 5-grams. */
  private chars(chars: Uint16Array, length: number, seed: number): number {
    this.reserve(4 * length);
    let size = 0;
    for (let from = 0; from < length; from += BLOCK) size = this.listChars(chars, { seed, from, length, size });
    return this.take(size);
  }

  /** 1- to n-grams over a sequence of hashed symbols. */
  private sequence(symbols: Int32Array, length: number, { seed, n }: { seed: number; n: number }): number {
    this.reserve(n * length);
    let size = 0;
    for (let from = 0; from < length; from += BLOCK) size = this.listSymbols(symbols, { seed, n, from, length, size });
    return this.take(size);
  }

  /** The same over the pieces of one name after the other. */
  private eachName(names: NameText, { seed, n }: { seed: number; n: number }): number {
    this.reserve(n * names.length);
    let size = 0;
    names.each((start, length) => {
      for (let from = start; from < length; from += BLOCK) size = this.listSymbols(names.pieces, { seed, n, from, length, size });
    });
    return this.take(size);
  }

  private reserve(size: number): void {
    if (this.buckets.length < size) this.buckets = new Int32Array(1 << (32 - Math.clz32(size)));
  }

  private take(count: number): number {
    this.found.meet(this.buckets, count);
    this.size += this.found.size;
    this.roots += this.found.root;
    return this.found.value;
  }

  /** Adds the buckets of the n-grams that begin in the block at `from` to the `size` that are listed; @returns how many are then. */
  private listChars(chars: Uint16Array, { seed, from, length, size: listed }: { seed: number; from: number; length: number; size: number }): number {
    const { buckets, shift } = this;
    const to = Math.min(from + BLOCK, length);
    const whole = Math.min(to, length - 4);
    let size = listed;
    let i = from;
    // Unrolled, which takes a fifth off: five characters at hand, one read per step.
    let first = chars[i]!;
    let second = chars[i + 1]!;
    let third = chars[i + 2]!;
    let fourth = chars[i + 3]!;
    for (; i < whole; i++) {
      const fifth = chars[i + 4]!;
      const one = Math.imul(seed ^ first, MIX);
      const two = Math.imul((one ^ (one >>> 15)) + second, MIX);
      const three = Math.imul((two ^ (two >>> 15)) + third, MIX);
      const four = Math.imul((three ^ (three >>> 15)) + fourth, MIX);
      const five = Math.imul((four ^ (four >>> 15)) + fifth, MIX);
      buckets[size] = bucketOf(two, shift);
      buckets[size + 1] = bucketOf(three, shift);
      buckets[size + 2] = bucketOf(four, shift);
      buckets[size + 3] = bucketOf(five, shift);
      size += 4;
      first = second;
      second = third;
      third = fourth;
      fourth = fifth;
    }
    for (; i < to; i++) {
      let h = Math.imul(seed ^ chars[i]!, MIX);
      for (let j = i + 1; j < length; j++) {
        h = Math.imul((h ^ (h >>> 15)) + chars[j]!, MIX);
        buckets[size++] = bucketOf(h, shift);
      }
    }
    return size;
  }

  /** The same of symbols. */
  private listSymbols(symbols: Int32Array, { seed, n, from, length, size: listed }: { seed: number; n: number; from: number; length: number; size: number }): number {
    const { buckets, shift } = this;
    const to = Math.min(from + BLOCK, length);
    let size = listed;
    for (let i = from; i < to; i++) {
      let h = seed;
      const end = i + n < length ? i + n : length;
      for (let j = i; j < end; j++) {
        h = Math.imul((h ^ (h >>> 15)) + symbols[j]!, MIX);
        buckets[size++] = bucketOf(h, shift);
      }
    }
    return size;
  }
}

const bucketOf = (hash: number, shift: number): number => Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> shift;
