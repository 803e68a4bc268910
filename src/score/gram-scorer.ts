import type { Unit } from '../api/index.ts';
import { FAMILIES, MIX, SEEDS, type Family } from './grams.ts';
import { GramText } from './gram-text.ts';
import { gramValue } from './vector.ts';

/** An n-gram that occurs more often than this counts as often as this, as in the table that training reads. */
const MOST = 255;

/**
 * Weighted sums of a unit's n-grams, for scoring alone. The n-grams, their buckets and their counts are those of
 * {@link ./grams.ts}; what differs is the way: a bucket's count and its weight share one 16-bit cell, so that an n-gram
 * costs one access to a table that is larger than the first cache, and no list of positions is kept.
 * Sums are formed per count over whole numbers, so they do not depend on the order of the n-grams.
 */
export class GramScorer {
  /** Weight in the upper, count in the lower eight bits. */
  private readonly cells: Int16Array;
  private readonly shift: number;
  private readonly text = new GramText();
  private touched = new Uint32Array(1 << 14);
  private size = 0;
  /** Buckets, and sums of their weights, by count. */
  private readonly buckets = new Int32Array(MOST + 1);
  private readonly sums = new Int32Array(MOST + 1);

  /** `weights`: one signed byte per bucket, a power of two of them. */
  constructor(weights: Int8Array) {
    this.cells = Int16Array.from(weights, (weight) => weight << 8);
    this.shift = Math.clz32(weights.length) + 1;
  }

  /** Writes one sum per family, in their order, each scaled to a vector of length one; 0 where there are no n-grams. */
  score(unit: Unit, out: Float64Array): void {
    const { text } = this;
    text.fill(unit);
    this.reserve(4 * Math.max(text.codeLength, text.commentLength) + 5 * text.shapeCount + 3 * text.commentWordCount);
    this.chars(text.code, text.codeLength, 'codeChars', out);
    this.sequence(text.shapes, text.shapeCount, { family: 'shapes', n: 5 }, out);
    this.sequence(text.words, text.wordCount, { family: 'words', n: 2 }, out);
    this.chars(text.comment, text.commentLength, 'commentChars', out);
    this.sequence(text.commentWords, text.commentWordCount, { family: 'commentWords', n: 3 }, out);
  }

  /** Room for as many n-grams as one family can have, so that the loops below need not ask. */
  private reserve(grams: number): void {
    if (this.touched.length <= grams) this.touched = new Uint32Array(1 << (32 - Math.clz32(grams)));
  }

  /** Character 2- to 5-grams. */
  private chars(chars: Uint16Array, length: number, family: Family, out: Float64Array): void {
    const { cells, shift, touched } = this;
    const seed = SEEDS[family];
    let size = 0;
    for (let i = 0; i < length; i++) {
      let h = Math.imul(seed ^ chars[i]!, MIX);
      const end = i + 5 < length ? i + 5 : length;
      for (let j = i + 1; j < end; j++) {
        h = Math.imul((h ^ (h >>> 15)) + chars[j]!, MIX);
        const bucket = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> shift;
        const cell = cells[bucket]!;
        const count = cell & MOST;
        // Written always and kept where the count was 0: a branch here would be guessed wrong every other time.
        touched[size] = bucket;
        size += (count - 1) >>> 31;
        if (count !== MOST) cells[bucket] = cell + 1;
      }
    }
    this.size = size;
    out[FAMILIES.indexOf(family)] = this.take();
  }

  /** 1- to n-grams over a sequence of hashed symbols. */
  private sequence(symbols: Int32Array, length: number, { family, n }: { family: Family; n: number }, out: Float64Array): void {
    const { cells, shift, touched } = this;
    const seed = SEEDS[family];
    let size = 0;
    for (let i = 0; i < length; i++) {
      let h = seed;
      const end = i + n < length ? i + n : length;
      for (let j = i; j < end; j++) {
        h = Math.imul((h ^ (h >>> 15)) + symbols[j]!, MIX);
        const bucket = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> shift;
        const cell = cells[bucket]!;
        const count = cell & MOST;
        // Written always and kept where the count was 0: a branch here would be guessed wrong every other time.
        touched[size] = bucket;
        size += (count - 1) >>> 31;
        if (count !== MOST) cells[bucket] = cell + 1;
      }
    }
    this.size = size;
    out[FAMILIES.indexOf(family)] = this.take();
  }

  /** The weighted sum of what was counted; clears the counts on the way. */
  private take(): number {
    const { cells, touched, size, buckets, sums } = this;
    let once = 0;
    let weightOfOnce = 0;
    let highest = 1;
    for (let i = 0; i < size; i++) {
      const bucket = touched[i]!;
      const cell = cells[bucket]!;
      cells[bucket] = cell & ~MOST;
      const count = cell & MOST;
      if (count === 1) {
        once += 1;
        weightOfOnce += cell >> 8;
        continue;
      }
      if (count > highest) highest = count;
      buckets[count] = buckets[count]! + 1;
      sums[count] = sums[count]! + (cell >> 8);
    }
    let sum = weightOfOnce;
    let norm = once;
    for (let count = 2; count <= highest; count++) {
      const value = gramValue(count);
      sum += sums[count]! * value;
      norm += buckets[count]! * value * value;
      buckets[count] = sums[count] = 0;
    }
    return norm > 0 ? sum / Math.sqrt(norm) : 0;
  }
}
