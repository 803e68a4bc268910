import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedZlib } from '../../src/history/stored-zlib.ts';

describe('a zlib stream that compresses nothing', () => {
  it('is read back by zlib, checksum included', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      expect(inflateSync(storedZlib(bytes)).equals(bytes)).toBe(true);
    }));
  });

  it.each([0, 1, 5_552, 5_553, 0xffff, 0x1_0000, 0x1_ffff, 300_000])('also of %i bytes, all of them as large as a byte can be', (length) => {
    expect(inflateSync(storedZlib(Buffer.alloc(length, 255))).equals(Buffer.alloc(length, 255))).toBe(true);
  });

  it('does not pass when a byte is another one', () => {
    const stream = storedZlib(Buffer.from('a tree'));
    stream[10] = (stream[10] as number) ^ 1;
    expect(() => inflateSync(stream)).toThrow('incorrect data check');
  });
});
