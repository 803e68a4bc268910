import type { Unit } from '../api/index.ts';
import { FAMILIES, MIX, SEEDS, type Family } from './grams.ts';
import { GramText } from './gram-text.ts';
import { gramValue } from './vector.ts';

/** An n-gram that occurs more often than this counts as often as this, as in the table that training reads. */
const MOST = 255;
const COUNT_BITS = 8;

/**
 * Weighted sums of a unit's n-grams, for scoring alone. The n-grams, their buckets and their counts are those of
 * {@link ./grams.ts}; what differs is the way. A model has half a million buckets and a unit a few thousand n-grams, so
 * they are counted in a table as small as the unit, which stays in the first cache and is cleared by writing zeros.
 *
 * No list of distinct n-grams is kept either. When an n-gram is met for the k-th time, its weight is added to the k-th
 * sum; the weights of all that occur exactly k times are then the k-th sum less the one after it. These are whole
 * numbers, so the result does not depend on the order of the n-grams.
 */
export class GramScorer {
  private readonly weights: Int8Array;
  private readonly shift: number;
  private readonly text = new GramText();
  /** Bucket of each n-gram of the family at hand, in their order. */
  private grams = new Uint32Array(1 << 14);
  private size = 0;
  /** Bucket in the upper, count in the lower eight bits; 0 where nothing was met. */
  private slots = new Int32Array(1 << 12);
  /** Weights, and number, of the n-grams that were met at least once, twice, …: index = times - 1. */
  private readonly sums = new Int32Array(MOST + 1);
  private readonly met = new Int32Array(MOST + 1);

  /** `weights`: one signed byte per bucket, a power of two of them, at most 2^24. */
  constructor(weights: Int8Array) {
    this.weights = weights;
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
    if (this.grams.length <= grams) this.grams = new Uint32Array(1 << (32 - Math.clz32(grams)));
  }

  /** Character 2- to 5-grams. */
  private chars(chars: Uint16Array, length: number, family: Family, out: Float64Array): void {
    const { grams, shift } = this;
    const seed = SEEDS[family];
    let size = 0;
    for (let i = 0; i < length; i++) {
      let h = Math.imul(seed ^ chars[i]!, MIX);
      const end = i + 5 < length ? i + 5 : length;
      for (let j = i + 1; j < end; j++) {
        h = Math.imul((h ^ (h >>> 15)) + chars[j]!, MIX);
        grams[size++] = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> shift;
      }
    }
    this.size = size;
    out[FAMILIES.indexOf(family)] = this.sum();
  }

  /** 1- to n-grams over a sequence of hashed symbols. */
  private sequence(symbols: Int32Array, length: number, { family, n }: { family: Family; n: number }, out: Float64Array): void {
    const { grams, shift } = this;
    const seed = SEEDS[family];
    let size = 0;
    for (let i = 0; i < length; i++) {
      let h = seed;
      const end = i + n < length ? i + n : length;
      for (let j = i; j < end; j++) {
        h = Math.imul((h ^ (h >>> 15)) + symbols[j]!, MIX);
        grams[size++] = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> shift;
      }
    }
    this.size = size;
    out[FAMILIES.indexOf(family)] = this.sum();
  }

  /** The weighted sum of what was listed. */
  private sum(): number {
    const { grams, size, weights, sums, met } = this;
    if (size === 0) return 0;
    const slots = this.clearSlots();
    const mask = this.slotMask;
    let weightOnce = 0;
    let once = 0;
    let weightTwice = 0;
    let twice = 0;
    let most = 1;
    for (let i = 0; i < size; i++) {
      const bucket = grams[i]!;
      const key = bucket << COUNT_BITS;
      let slot = bucket & mask;
      let cell = slots[slot]!;
      // Goes on while the slot is taken by another bucket; whether it is free or this one's is not asked, because a
      // processor would guess that wrong every other time.
      while ((((cell ^ key) >>> COUNT_BITS) & ((cell | -cell) >> 31)) !== 0) {
        slot = (slot + 1) & mask;
        cell = slots[slot]!;
      }
      const before = cell & MOST;
      if (before === MOST) continue;
      slots[slot] = (key | before) + 1;
      const weight = weights[bucket]!;
      const isFirst = (before - 1) >> 31;
      weightOnce += weight & isFirst;
      once -= isFirst;
      if (before > 1) {
        sums[before] = sums[before]! + weight;
        met[before] = met[before]! + 1;
        if (before > most) most = before;
      } else {
        weightTwice += weight & ~isFirst;
        twice += 1 + isFirst;
      }
    }
    sums[0] = weightOnce;
    met[0] = once;
    sums[1] = weightTwice;
    met[1] = twice;
    return this.take(most);
  }

  private slotMask = 0;

  /** Two to four slots per n-gram, all empty; never more than buckets, where each has its own. */
  private clearSlots(): Int32Array {
    const bits = Math.min(33 - Math.clz32(this.size | 255), 32 - this.shift);
    this.slotMask = (1 << bits) - 1;
    if (this.slots.length <= this.slotMask) this.slots = new Int32Array(1 << bits);
    else this.slots.fill(0, 0, 1 << bits);
    return this.slots;
  }

  /** From "at least" to "exactly", from the least count on; clears the sums. */
  private take(most: number): number {
    const { sums, met } = this;
    let sum = 0;
    let norm = 0;
    for (let times = 1; times <= most + 1; times++) {
      const value = gramValue(times);
      const following = times > most ? 0 : times;
      const weight = sums[times - 1]! - (following === 0 ? 0 : sums[following]!);
      const buckets = met[times - 1]! - (following === 0 ? 0 : met[following]!);
      sum += weight * value;
      norm += buckets * value * value;
    }
    sums.fill(0, 0, most + 1);
    met.fill(0, 0, most + 1);
    return norm > 0 ? sum / Math.sqrt(norm) : 0;
  }
}
