import type { Unit } from '../api/index.ts';
import { GramTable } from './gram-table.ts';
import { GramText } from './gram-text.ts';

/**
 * The n-gram families of a unit. Each is normalised on its own, so that stripping the comments leaves the code's
 * families as they were.
 */
export const FAMILIES = ['codeChars', 'shapes', 'words', 'strings', 'commentChars', 'commentWords', 'names'] as const;
export type Family = (typeof FAMILIES)[number];
/** Those that read comments and docstrings. */
export const COMMENT_FAMILIES = ['commentChars', 'commentWords'] as const satisfies readonly Family[];

/** Multiplier and seeds of the n-gram hashes. The weights of a model hold for these and no others. */
export const MIX = 0x9e3779b1 | 0;
export const SEEDS: Record<Family, number> = {
  codeChars: 0x1b873593, shapes: 0x2c1b3c6d, words: 0x3ade68b1, strings: 0x7feb352d, commentChars: 0x4cf5ad43, commentWords: 0x5bd1e995,
  names: 0x6a09e667,
};

/** Counts hashed n-grams of one unit, family by family; `onFamily` reads the table before it is cleared for the next. */
export function countGrams(unit: Unit, buffers: GramBuffers, onFamily: (family: Family, table: GramTable) => void): void {
  const { table, text } = buffers;
  text.fill(unit);
  const emit = (family: Family) => {
    onFamily(family, table);
    table.clear();
  };
  charGrams(table, text.code, text.codeLength, SEEDS.codeChars);
  emit('codeChars');
  sequenceGrams(table, text.shapes, { from: 0, to: text.shapeCount, seed: SEEDS.shapes, n: 5 });
  emit('shapes');
  sequenceGrams(table, text.words, { from: 0, to: text.wordCount, seed: SEEDS.words, n: 2 });
  emit('words');
  sequenceGrams(table, text.strings, { from: 0, to: text.stringCount, seed: SEEDS.strings, n: 3 });
  emit('strings');
  charGrams(table, text.comment, text.commentLength, SEEDS.commentChars);
  emit('commentChars');
  sequenceGrams(table, text.commentWords, { from: 0, to: text.commentWordCount, seed: SEEDS.commentWords, n: 3 });
  emit('commentWords');
  text.names.each((from, to) => sequenceGrams(table, text.names.pieces, { from, to, seed: SEEDS.names, n: 4 }));
  emit('names');
}

/** Working memory for {@link countGrams}; make one per thread and reuse it. */
export interface GramBuffers {
  table: GramTable;
  text: GramText;
}
export const gramBuffers = (bits: number): GramBuffers => ({ table: new GramTable(bits), text: new GramText() });

/** Character 2- to 5-grams. */
function charGrams(table: GramTable, chars: Uint16Array, length: number, seed: number): void {
  for (let i = 0; i < length; i++) {
    let h = Math.imul(seed ^ chars[i]!, MIX);
    const end = i + 5 < length ? i + 5 : length;
    for (let j = i + 1; j < end; j++) {
      h = Math.imul((h ^ (h >>> 15)) + chars[j]!, MIX);
      table.add(h, i, j + 1 - i);
    }
  }
}

/** 1- to n-grams over a stretch of hashed symbols. */
function sequenceGrams(table: GramTable, symbols: Int32Array, { from, to, seed, n }: { from: number; to: number; seed: number; n: number }): void {
  for (let i = from; i < to; i++) {
    let h = seed;
    const end = i + n < to ? i + n : to;
    for (let j = i; j < end; j++) {
      h = Math.imul((h ^ (h >>> 15)) + symbols[j]!, MIX);
      table.add(h, i, j + 1 - i);
    }
  }
}

/**
 * The value of each n-gram of a family that has `distinct` of them: present or not, and the family as a vector of length
 * one. How often an n-gram occurs says more about the subject than about the hand.
 */
export const gramValue = (distinct: number): number => (distinct > 0 ? 1 / Math.sqrt(distinct) : 0);
