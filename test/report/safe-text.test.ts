import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isSafeText, safeJson, safeText } from '../../src/report/safe-text.ts';

describe('safe text', () => {
  it.each([
    { name: 'a terminal escape', text: '\u001b[31mred', shown: String.raw`\x1b[31mred` },
    { name: 'a line end', text: 'a\r\nb', shown: String.raw`a\r\nb` },
    { name: 'a tab', text: 'a\tb', shown: String.raw`a\tb` },
    { name: 'a C1 control', text: '\u009b2J', shown: String.raw`\x9b2J` },
    { name: 'DEL', text: 'a\u007f', shown: String.raw`a\x7f` },
    { name: 'a bidirectional override', text: 'a\u202eb', shown: String.raw`a\u{202e}b` },
    { name: 'an isolate', text: '\u2066a', shown: String.raw`\u{2066}a` },
    { name: 'a zero-width space', text: 'a\u200bb', shown: String.raw`a\u{200b}b` },
    { name: 'a letter that fills a place and is not seen', text: 'a\u3164b\u1160\uffa0', shown: String.raw`a\u{3164}b\u{1160}\u{ffa0}` },
    { name: 'a joiner of graphemes', text: 'a\u034fb', shown: String.raw`a\u{34f}b` },
    { name: 'a tag character', text: 'a\u{e0041}', shown: String.raw`a\u{e0041}` },
    { name: 'half a surrogate pair', text: 'a\ud800', shown: String.raw`a\u{d800}` },
    { name: 'a line separator', text: 'a\u2028b', shown: String.raw`a\u{2028}b` },
  ])('makes $name visible', ({ text, shown }) => {
    expect(safeText(text)).toBe(shown);
  });

  it.each(['plain', 'naïve café', '文件.py', 'Ελληνικά', '한글.py', '👩‍💻'.replaceAll('\u200d', ''), String.raw`C:\path`])('leaves %s alone', (text) => {
    expect(safeText(text)).toBe(text);
  });

  it.each([
    { text: 'abcdef', limit: 6, shown: 'abcdef' },
    { text: 'abcdefg', limit: 6, shown: 'abcde…' },
    { text: '👍👍👍👍', limit: 3, shown: '👍👍…' },
    { text: '👍👍👍', limit: 3, shown: '👍👍👍' },
    { text: 'x'.repeat(1_000_000), limit: 4, shown: 'xxx…' },
  ])('cuts to $limit characters', ({ text, limit, shown }) => {
    expect(safeText(text, limit)).toBe(shown);
  });

  it('holds nothing unsafe, whatever goes in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.option(fc.nat(50), { nil: undefined }), (text, limit) => isSafeText(safeText(text, limit))));
  });
});

describe('safe JSON', () => {
  it('parses back to the same value and holds nothing unsafe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = safeJson({ [text]: text });
        expect(JSON.parse(written)).toEqual({ [text]: text });
        expect(isSafeText(written)).toBe(true);
      }),
    );
  });
});
