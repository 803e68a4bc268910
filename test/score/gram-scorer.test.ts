import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUnit } from '../../src/languages/source.ts';
import { GramScorer } from '../../src/score/gram-scorer.ts';
import { FAMILIES, gramBuffers } from '../../src/score/grams.ts';
import { SAMPLES } from './samples.ts';
import { gramScores, gramVector } from './vectors.ts';

const BITS = 16;
const weights = Int8Array.from({ length: 1 << BITS }, (_, bucket) => (Math.imul(bucket, 0x9e3779b1) >>> 24) - 128);
const buffers = gramBuffers(BITS);
const scorer = new GramScorer(weights);

function bothWays(path: string, text: string): { listed: Float64Array; packed: Float64Array } {
  const unit = asUnit(path, text)!;
  const listed = new Float64Array(FAMILIES.length);
  const packed = new Float64Array(FAMILIES.length);
  gramScores(unit, buffers, weights, listed);
  scorer.score(unit, packed);
  return { listed, packed };
}

function expectEqual({ listed, packed }: { listed: Float64Array; packed: Float64Array }): void {
  packed.forEach((sum, family) => expect(Math.abs(sum - listed[family]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(sum))));
}

describe('the n-gram scorer', () => {
  it.each(SAMPLES)('sums the same n-grams as the table that training reads: $path', ({ path, text }) => {
    expectEqual(bothWays(path, text));
  });

  it('does so for any text', () => {
    fc.assert(fc.property(fc.constantFrom('a.ts', 'a.py', 'a.md'), fc.string({ unit: 'binary', maxLength: 400 }), (path, text) => expectEqual(bothWays(path, text))));
  });

  it('sums an n-gram once, however often it occurs', () => {
    expectEqual(bothWays('a.ts', 'call(a, b);\n'.repeat(400)));
  });

  it('forgets one unit before the next', () => {
    const { packed } = bothWays('a.ts', SAMPLES[0]!.text);
    bothWays('a.py', SAMPLES[2]!.text);
    expect(bothWays('a.ts', SAMPLES[0]!.text).packed).toEqual(packed);
  });
});

/** Change these only together with newly trained weights. */
describe('the n-gram vectors that the weights were trained on', () => {
  it.each([
    ['sample.ts', '2b7426328157585f'],
    ['sample.tsx', '49d97e0110187383'],
    ['sample.py', 'fb5ddbef03a642b6'],
  ])('are what they were for %s', (path, digest) => {
    const hash = createHash('sha256');
    const { text } = SAMPLES.find((sample) => sample.path === path)!;
    gramVector(asUnit(path, text)!, gramBuffers(19), (family, bucket, value) => hash.update(`${family} ${bucket} ${value.toFixed(12)}\n`));
    expect(hash.digest('hex').slice(0, 16)).toBe(digest);
  });
});
