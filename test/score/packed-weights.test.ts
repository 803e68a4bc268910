import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../src/score/packed-weights.ts';

const weights = fc.int8Array({ minLength: 1, maxLength: 300 });

describe('packed weights', () => {
  it('come back as they were', () => {
    fc.assert(fc.property(weights, (all) => {
      expect([...unpack(pack(all), all.length)]).toEqual([...all]);
    }));
  });

  it('take less than they are, when most are small', () => {
    const small = Int8Array.from({ length: 1 << 16 }, (_, i) => Math.round(4 * Math.sin(i * 12.9898) ** 3));
    expect(pack(small).length).toBeLessThan(small.length / 2);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1), 1000],
    ['something else', () => Buffer.from('no weights at all'), 1000],
    ['more than expected', (bytes: Buffer) => bytes, 999],
    ['less than expected', (bytes: Buffer) => bytes, 1001],
    ['nothing', () => Buffer.alloc(0), 1000],
  ])('are refused when they are %s', (_, change, size) => {
    expect(() => unpack(change(pack(Int8Array.from({ length: 1000 }, (_, i) => (i * i) % 13))), size)).toThrow();
  });
});
