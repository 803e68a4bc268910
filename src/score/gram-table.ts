/** Counts of hashed n-grams with a list of the touched buckets, so that clearing costs what was used. */
export class GramTable {
  readonly counts: Uint8Array;
  /** Touched buckets, the position where each was first seen, and the n of that n-gram. */
  touched = new Uint32Array(1 << 14);
  positions = new Uint32Array(1 << 14);
  lengths = new Uint8Array(1 << 14);
  size = 0;
  private readonly shift: number;

  /** `bits`: log2 of the number of buckets, 10 to 24. */
  constructor(bits: number) {
    this.counts = new Uint8Array(1 << bits);
    this.shift = 32 - bits;
  }

  add(hash: number, position: number, length: number): void {
    const bucket = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> this.shift;
    const count = this.counts[bucket]!;
    if (count === 0) {
      if (this.size === this.touched.length) this.grow();
      this.positions[this.size] = position;
      this.lengths[this.size] = length;
      this.touched[this.size++] = bucket;
      this.counts[bucket] = 1;
    } else if (count < 255) this.counts[bucket] = count + 1;
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.counts[this.touched[i]!] = 0;
    this.size = 0;
  }

  private grow(): void {
    const grown = <T extends Uint32Array | Uint8Array>(old: T, fresh: T): T => (fresh.set(old), fresh);
    this.touched = grown(this.touched, new Uint32Array(this.size * 2));
    this.positions = grown(this.positions, new Uint32Array(this.size * 2));
    this.lengths = grown(this.lengths, new Uint8Array(this.size * 2));
  }
}
