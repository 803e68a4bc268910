import type { AuditSubject } from '../api/audit.ts';
import { eachShingle, eachWord, joined } from './words.ts';

/** Hashes in a sketch. A share of 0.5 is then known to within ±0.06 (standard error of a binomial proportion). */
const SIZE = 64;

/** With fewer different shingles than this a text has no face of its own: `return result;` is everywhere. */
const LEAST_SHINGLES = 8;

export type Sketched = Required<Pick<AuditSubject, 'sketch' | 'words'>>;

/**
 * The smallest hashes of the shingles of a text: a fair sample of them, the same one for every text with the same shingles
 * (Broder, On the resemblance and containment of documents, 1997).
 *
 * @returns Undefined for a text that is too short to be recognised.
 */
export function sketchOf(text: string): Sketched | undefined {
  const hashes = new Set<number>();
  const words = eachShingle(text, (hash) => hashes.add(hash));
  if (hashes.size < LEAST_SHINGLES) return undefined;
  return { sketch: [...hashes].toSorted((a, b) => a - b).slice(0, SIZE), words };
}

/** What recognises a text that is too short for itself: the lines around it, and its own words between them. */
export function sketchAround(own: string, around: readonly string[]): Pick<AuditSubject, 'sketch' | 'words' | 'core'> | undefined {
  for (const text of around) {
    const sketched = sketchOf(text);
    if (sketched !== undefined) return { ...sketched, core: coreOf(own) };
  }
  return undefined;
}

/** Of a table of zeros the first words stand for all: every word more would be compared at every word of a file. */
const LONGEST_CORE = 256;

function coreOf(text: string): { hash: number; words: number } {
  const hashes: number[] = [];
  eachWord(text, (hash) => void (hashes.length < LONGEST_CORE && hashes.push(hash)));
  return { hash: hashes.length === 0 ? 0 : joined(hashes, { from: 0, length: hashes.length }), words: hashes.length };
}

/** The lines, 1-based, at which a text says these words in a row; between two lines when they are given. */
export function findCore(text: string, { hash, words }: { hash: number; words: number }, { startLine, endLine }: { startLine: number; endLine: number } = { startLine: 1, endLine: Number.POSITIVE_INFINITY }): { startLine: number; endLine: number } | undefined {
  const hashes: number[] = [];
  const lines: number[] = [];
  eachWord(text, (one, line) => {
    if (line < startLine || line > endLine) return;
    hashes.push(one);
    lines.push(line);
  });
  if (words === 0) return { startLine, endLine };
  for (let at = 0; at + words <= hashes.length; at += 1) {
    if (joined(hashes, { from: at, length: words }) === hash) return { startLine: lines[at] ?? 0, endLine: lines[at + words - 1] ?? 0 };
  }
  return undefined;
}

/** True for a text without a face of its own. */
export const isShort = ({ sketch, core }: Pick<AuditSubject, 'sketch' | 'core'>): boolean => sketch === undefined || core !== undefined;

/** How far two texts are parts of each other, estimated from their sketches. */
export interface Overlap {
  /** Share of the first that is in the second, in [0, 1]. */
  first: number;
  /** Share of the second that is in the first, in [0, 1]. */
  second: number;
  /** Hashes that both have. */
  shared: number;
  /** Hashes of the second that could be compared. */
  compared: number;
}

/** A full sketch knows all hashes up to its largest; a shorter one knows all there are. */
const horizon = (sketch: readonly number[]): number => (sketch.length < SIZE ? Number.POSITIVE_INFINITY : (sketch.at(-1) ?? 0));

export function overlap(a: readonly number[], b: readonly number[]): Overlap {
  const end = Math.min(horizon(a), horizon(b));
  const [first, second] = [a.filter((hash) => hash <= end), b.filter((hash) => hash <= end)];
  const known = new Set(first);
  const shared = second.reduce((count, hash) => count + (known.has(hash) ? 1 : 0), 0);
  return { first: share(shared, first.length), second: share(shared, second.length), shared, compared: second.length };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
