/** Smallest hashes that stand for a text. */
const SKETCH = 24;
/** How many of them are looked up. */
const LOOKED_UP = 12;
const CANDIDATES = 8;
const SHINGLE = 6;
const TOKEN = /[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;

/** Finds texts that are nearly equal to an earlier one: Jaccard similarity of 6-token shingles, estimated from their smallest hashes. */
export class NearDuplicates {
  readonly #threshold: number;
  readonly #sketches: number[][] = [];
  readonly #index = new Map<string, number[]>();

  /** @param threshold similarity, 0 to 1, from which a text counts as a copy */
  constructor(threshold = 0.6) {
    this.#threshold = threshold;
  }

  /**
   * True when the text is new, and then it is remembered.
   * @param family texts of different families are never compared
   */
  admit(text: string, family: string): boolean {
    const sketch = sketchOf(text);
    const counts = new Map<number, number>();
    for (const hash of sketch.slice(0, LOOKED_UP)) {
      for (const other of this.#index.get(`${family}:${hash}`) ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    const candidates = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CANDIDATES);
    if (candidates.some(([other]) => similarity(sketch, this.#sketches[other]!) >= this.#threshold)) return false;
    const own = this.#sketches.push(sketch) - 1;
    for (const hash of sketch.slice(0, LOOKED_UP)) {
      const key = `${family}:${hash}`;
      const list = this.#index.get(key);
      if (list === undefined) this.#index.set(key, [own]);
      else list.push(own);
    }
    return true;
  }
}

function sketchOf(text: string): number[] {
  const tokens = text.toLowerCase().replace(/\d+/g, '0').match(TOKEN) ?? [];
  const hashes = new Set<number>();
  for (let at = 0; at === 0 || at + SHINGLE <= tokens.length; at++) hashes.add(hashOf(tokens.slice(at, at + SHINGLE).join(' ')));
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH);
}

function similarity(a: readonly number[], b: readonly number[]): number {
  const inA = new Set(a);
  const inB = new Set(b);
  const union = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, SKETCH);
  return union.filter((hash) => inA.has(hash) && inB.has(hash)).length / union.length;
}

/** 53 bits of two interleaved multiplicative hashes. */
function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
