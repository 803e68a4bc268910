import type { AuditItem } from '../api/audit.ts';
import { eachShingle } from './words.ts';

/** Where some of a text is now. */
export interface Place {
  path: string;
  startLine: number;
  endLine: number;
  /** Share of the text that is there, in [0, 1]. */
  similarity: number;
}

/** What can be searched for. */
export type Wanted = Pick<AuditItem, 'id' | 'sketch' | 'words'>;

/** Below this nothing is worth a word: two texts of one language share as much by chance (see recognition.rationale.md). */
const LEAST_SIMILARITY = 0.15;
/** How much longer a text may have become and still be one place. */
const STRETCH = 1.5;
const SLACK = 16;
const PLACES_PER_FILE = 24;
const PLACES_PER_TEXT = 48;

interface Hit {
  /** Number of the shingle's first word in the file. */
  at: number;
  hash: number;
  startLine: number;
  endLine: number;
}

/** Finds many texts in many files, each file read once. */
export class Search {
  readonly #wanted: readonly Wanted[];
  /** Hash → which texts have it. */
  readonly #holders = new Map<number, number[]>();
  /** Says no to most hashes, quicker than the map does. */
  readonly #sieve = new Uint8Array(1 << 20);
  readonly #places = new Map<string, Place[]>();

  constructor(wanted: readonly Wanted[]) {
    this.#wanted = wanted;
    for (const [index, { sketch = [] }] of wanted.entries()) {
      for (const hash of sketch) {
        const holders = this.#holders.get(hash);
        if (holders) holders.push(index);
        else this.#holders.set(hash, [index]);
        this.#sieve[hash >>> 12] = 1;
      }
    }
  }

  /** Looks for all of them in one file. */
  read(path: string, text: string): void {
    const found = new Map<number, Hit[]>();
    eachShingle(text, (hash, at, startLine, endLine) => {
      if (this.#sieve[hash >>> 12] === 0) return;
      for (const index of this.#holders.get(hash) ?? []) {
        const hits = found.get(index);
        const hit = { at, hash, startLine, endLine };
        if (hits) hits.push(hit);
        else found.set(index, [hit]);
      }
    });
    for (const [index, hits] of found) {
      const wanted = this.#wanted[index];
      if (wanted) this.#keep(wanted.id, placesIn(path, hits, wanted));
    }
  }

  /** Where a text is, the most similar place first. */
  places(id: string): readonly Place[] {
    return this.#places.get(id) ?? [];
  }

  #keep(id: string, places: readonly Place[]): void {
    if (places.length === 0) return;
    const all = [...(this.#places.get(id) ?? []), ...places].toSorted((a, b) => b.similarity - a.similarity);
    this.#places.set(id, all.slice(0, PLACES_PER_TEXT));
  }
}

/** The best place, then the best one that shares nothing with it, and so on. */
function placesIn(path: string, hits: readonly Hit[], { sketch = [], words = 0 }: Wanted): Place[] {
  const places: Place[] = [];
  let left = hits;
  while (places.length < PLACES_PER_FILE && left.length >= LEAST_SIMILARITY * sketch.length) {
    const best = densest(left, words * STRETCH + SLACK);
    const similarity = best.distinct / sketch.length;
    if (similarity < LEAST_SIMILARITY) break;
    places.push({ path, ...linesOf(left.slice(best.from, best.to)), similarity });
    left = [...left.slice(0, best.from), ...left.slice(best.to)];
  }
  return places;
}

/** Not by spreading them: a text of many equal words has more hits than a call takes arguments. */
const linesOf = (hits: readonly Hit[]): Pick<Place, 'startLine' | 'endLine'> => ({
  startLine: hits.reduce((least, hit) => Math.min(least, hit.startLine), Number.POSITIVE_INFINITY),
  endLine: hits.reduce((most, hit) => Math.max(most, hit.endLine), 0),
});

interface Window {
  /** Indices of its hits, the end exclusive. */
  from: number;
  to: number;
  distinct: number;
  width: number;
}

/** The window of so many words that holds most different hashes; of equal ones the narrowest. */
function densest(hits: readonly Hit[], width: number): Window {
  const counts = new Map<number, number>();
  let best: Window = { from: 0, to: 0, distinct: 0, width: 0 };
  let from = 0;
  for (const [index, { at, hash }] of hits.entries()) {
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
    for (let first = hits[from]; first !== undefined; first = hits[++from]) {
      const count = counts.get(first.hash) ?? 0;
      if (at - first.at <= width && count === 1) break;
      if (count > 1) counts.set(first.hash, count - 1);
      else counts.delete(first.hash);
    }
    const window = { from, to: index + 1, distinct: counts.size, width: at - (hits[from]?.at ?? at) };
    if (window.distinct > best.distinct || (window.distinct === best.distinct && window.width < best.width)) best = window;
  }
  return best;
}
