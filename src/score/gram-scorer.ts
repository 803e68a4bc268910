import type { Unit } from '../api/index.ts';
import { FAMILIES, MIX, SEEDS, type Family } from './grams.ts';
import { GramText } from './gram-text.ts';
import { gramValue } from './vector.ts';

/**
 * Weighted sums of a unit's distinct n-grams, for scoring alone. The n-grams and their buckets are those of
 * {@link ./grams.ts}; what differs is the way. A model has half a million buckets and a unit a few thousand n-grams, so
 * they are looked up in a table as small as the unit, which stays in the first cache and is cleared by writing zeros.
 * Sums are formed over whole numbers, so they do not depend on the order of the n-grams.
 */
export class GramScorer {
  private readonly weights: Int8Array;
  private readonly shift: number;
  private readonly text = new GramText();
  /** Bucket of each n-gram of the family at hand, in their order. */
  private grams = new Uint32Array(1 << 14);
  private size = 0;
  /** Bucket plus one; 0 where nothing was met. */
  private slots = new Int32Array(1 << 12);

  /** `weights`: one signed byte per bucket, a power of two of them, at most 2^24. */
  constructor(weights: Int8Array) {
    this.weights = weights;
    this.shift = Math.clz32(weights.length) + 1;
  }

  /** Writes one sum per family, in their order, each scaled to a vector of length one; 0 where there are no n-grams. */
  score(unit: Unit, out: Float64Array): void {
    const { text } = this;
    text.fill(unit);
    this.reserve(4 * Math.max(text.codeLength, text.commentLength) + 5 * text.shapeCount + 3 * Math.max(text.stringCount, text.commentWordCount));
    this.chars(text.code, text.codeLength, 'codeChars', out);
    this.sequence(text.shapes, text.shapeCount, { family: 'shapes', n: 5 }, out);
    this.sequence(text.words, text.wordCount, { family: 'words', n: 2 }, out);
    this.sequence(text.strings, text.stringCount, { family: 'strings', n: 3 }, out);
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

  /** The weighted sum of the distinct n-grams that were listed. */
  private sum(): number {
    const { grams, size, weights } = this;
    if (size === 0) return 0;
    const slots = this.clearSlots();
    const mask = this.slotMask;
    let sum = 0;
    let distinct = 0;
    for (let i = 0; i < size; i++) {
      const bucket = grams[i]!;
      const key = bucket + 1;
      let slot = bucket & mask;
      let cell = slots[slot]!;
      // Goes on while the slot is taken by another bucket; whether it is free or this one's is not asked, because a
      // processor would guess that wrong every other time.
      while (((cell ^ key) & ((cell | -cell) >> 31)) !== 0) {
        slot = (slot + 1) & mask;
        cell = slots[slot]!;
      }
      slots[slot] = key;
      const isNew = (cell - 1) >> 31;
      sum += weights[bucket]! & isNew;
      distinct -= isNew;
    }
    return sum * gramValue(distinct);
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
}
