import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePath, encodePath, isPlainPath, unquotePath } from '../../src/history/paths.ts';

describe('paths', () => {
  it('come back as the same bytes, whatever the bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect([...encodePath(decodePath(Buffer.from(bytes)))]).toEqual([...bytes]);
    }));
  });

  it('are plain text when they are UTF-8, the replacement character included', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodePath(Buffer.from(text, 'utf8'))).toBe(text);
      expect(isPlainPath(text)).toBe(true);
    }));
    expect(decodePath(Buffer.from('\ufffd.py'))).toBe('\ufffd.py');
  });

  it('mark each byte that is not UTF-8', () => {
    const path = decodePath(Buffer.from('caf\xe9\xff.py', 'latin1'));
    expect(path).toBe('caf\udce9\udcff.py');
    expect(isPlainPath(path)).toBe(false);
    expect(JSON.stringify(path)).toBe('"caf\\udce9\\udcff.py"');
  });

  it.each([
    ['plain.py', 'plain.py'],
    ['"caf\\303\\251.py"', 'café.py'],
    ['"a\\tb\\nc\\"d\\\\e"', 'a\tb\nc"d\\e'],
    ['"\\377"', '\udcff'],
  ])('are unquoted: %s', (quoted, path) => {
    expect(unquotePath(Buffer.from(quoted))).toBe(path);
  });
});
