import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Finding } from '../../src/api/finding.ts';
import type { Bare } from '../../src/findings/derive.ts';
import { hashesOf, numbered } from '../../src/findings/fingerprint.ts';
import { TextLines } from '../../src/findings/lines.ts';

const bare = (startLine: number, endLine: number, more: Partial<Bare> = {}): Bare => ({
  rule: 'declared', class: 'declared', level: 'error', heuristic: 'commit-trailers', message: '', path: 'a.py', startLine, endLine, agent: 'claude-code', commit: 'c1', ...more,
});
const print = (finding: Bare, text: string): string => hashesOf(finding, new TextLines(text)).fingerprint;
const TEXT = 'def f():\n    return 1\n';

describe('a fingerprint', () => {
  it.each([
    { name: 'moved lines', finding: bare(4, 5), text: `a\nb\nc\n${TEXT}` },
    { name: 'a renamed file', finding: bare(1, 2, { path: 'b.py' }), text: TEXT },
    { name: 'other indentation', finding: bare(1, 2), text: 'def f():\n\treturn   1\n' },
    { name: 'other line ends', finding: bare(1, 2), text: TEXT.replaceAll('\n', '\r\n') },
    { name: 'blank lines', finding: bare(1, 4), text: 'def f():\n\n\n    return 1\n' },
    { name: 'a rewritten commit', finding: bare(1, 2, { commit: 'c2' }), text: TEXT },
    { name: 'a ban on the second of two agents', finding: bare(1, 2, { agent: 'cursor', firstAgent: 'claude-code' }), text: TEXT },
  ])('survives $name', ({ finding, text }) => {
    expect(print(finding, text)).toBe(print(bare(1, 2), TEXT));
  });

  it.each([
    { name: 'another rule', finding: bare(1, 2, { rule: 'recorded' }), text: TEXT },
    { name: 'another agent', finding: bare(1, 2, { agent: 'qoder' }), text: TEXT },
    { name: 'other text', finding: bare(1, 2), text: 'def f():\n    return 2\n' },
    { name: 'more text', finding: bare(1, 3), text: `${TEXT}x\n` },
  ])('differs for $name', ({ finding, text }) => {
    expect(print(finding, text)).not.toBe(print(bare(1, 2), TEXT));
  });

  it('tells equal texts apart by an ordinal, and the set stays when they all move', () => {
    const all = (...places: [path: string, line: number][]): string[] =>
      numbered(places.map(([path, startLine]): Finding => ({ ...bare(startLine, startLine, { path }), fingerprint: 'f', lineHash: 'l' }))).map(({ fingerprint }) => fingerprint);
    expect(all(['b', 1], ['a', 9], ['a', 2])).toEqual(['f:3', 'f:2', 'f:1']);
    expect(new Set(all(['z', 4], ['a', 90], ['c', 2]))).toEqual(new Set(['f:1', 'f:2', 'f:3']));
  });

  it('is there without the text, and for the repository', () => {
    expect(hashesOf(bare(1, 2), undefined)).toEqual({ fingerprint: expect.stringMatching(/^[0-9a-f]{20}$/) as string });
  });

  it('comes with the end of the region in UTF-16 units, carriage return apart', () => {
    expect(hashesOf(bare(1, 2), new TextLines('a\r\n👍b\r\n')).endColumn).toBe(4);
    expect(hashesOf(bare(1, 1), new TextLines(`${'x'.repeat(10 << 20)}\n`)).endColumn).toBe((10 << 20) + 1);
  });
});

describe('lines of a text', () => {
  it('are those of a split at line feeds', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', ' ') }), (text) => {
      const lines = new TextLines(text);
      const expected = text.split('\n').map((line, at, all) => (at < all.length - 1 && line.endsWith('\r') ? line.slice(0, -1) : line));
      if (expected.length > 1 && expected.at(-1) === '') expected.pop();
      expect(lines.count).toBe(expected.length);
      for (const [at, line] of expected.entries()) expect(lines.line(at + 1)).toBe(line);
      expect(lines.line(expected.length + 1)).toBe('');
    }));
  });
});
