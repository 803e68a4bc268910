import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitLines } from '../../src/commands/classify.ts';

async function* chunksOf(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, (at += size));
  }
}

const collect = async (text: string, sizes: readonly number[], limit?: number): Promise<(string | undefined)[]> => {
  const lines: (string | undefined)[] = [];
  for await (const line of splitLines(chunksOf(Buffer.from(text), sizes), limit)) lines.push(line);
  return lines;
};

describe('lines of a stream', () => {
  it('do not depend on how the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replace(/[\r\n]/g, ''))), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (lines, sizes) => {
        expect(await collect(lines.map((line) => `${line}\n`).join(''), sizes)).toEqual(lines);
      }),
    );
  });

  it.each([
    { name: 'a last line without a line feed', text: 'a\nb', lines: ['a', 'b'] },
    { name: 'empty lines', text: '\n\na\n', lines: ['', '', 'a'] },
    { name: 'Windows line ends', text: 'a\r\nb\r\n', lines: ['a', 'b'] },
    { name: 'nothing', text: '', lines: [] },
  ])('count $name', async ({ text, lines }) => {
    expect(await collect(text, [1])).toEqual(lines);
  });

  it('that are too long are named as such, and the next ones are read', async () => {
    expect(await collect(`${'x'.repeat(50)}\nok\n`, [7], 10)).toEqual([undefined, 'ok']);
  });
});
