import { describe, expect, it } from 'vitest';
import { PatchReader } from '../../src/history/hunks.ts';
import { passThrough } from '../../src/history/line-walk.ts';

const header = (name: string): string => `diff --git a/${name} b/${name}\nindex 1..2 100644\n--- a/${name}\n+++ b/${name}\n`;

const PATCH = [
  header('0'), '@@ -3 +2,0 @@ a function\n-gone\n',
  header('1'), '@@ -0,0 +1,2 @@\n+@@ -1 +1 @@\n+diff --git a/9 b/9\n@@ -7,2 +9 @@\n-one\n-two\n\\ No newline at end of file\n+three\n\\ No newline at end of file\n',
  header('2'), `@@ -1 +1 @@\n-${'x'.repeat(300)}\n+y\n`,
].join('');

const FILES = [[3, 0, 1], [1, 2, 0, 9, 1, 2], [1, 1, 1]];

describe('hunks are read from patches', () => {
  it.each([1, 2, 7, 64, 1 << 16])('whose lines look like headers, in pieces of %i bytes', (size) => {
    const reader = new PatchReader();
    const bytes = Buffer.from(PATCH);
    for (let at = 0; at < bytes.length; at += size) reader.take(bytes.subarray(at, at + size));
    expect(reader.files).toEqual(FILES);
  });
});

describe('lines pass through hunks', () => {
  const run = (line: number, origin: number, count: number) => ({ line, origin, count });

  it.each([
    { name: 'no hunk', hunks: [], kept: [], passed: [run(1, 1, 9)] },
    { name: 'lines added before them', hunks: [1, 2, 0], kept: [run(1, 1, 2)], passed: [run(3, 1, 7)] },
    { name: 'lines removed before them', hunks: [1, 0, 3], kept: [], passed: [run(1, 4, 9)] },
    { name: 'a change in the middle', hunks: [4, 2, 1], kept: [run(4, 4, 2)], passed: [run(1, 1, 3), run(6, 5, 4)] },
    { name: 'a change of all of them', hunks: [1, 9, 40], kept: [run(1, 1, 9)], passed: [] },
    { name: 'lines removed after the last', hunks: [10, 0, 2], kept: [], passed: [run(1, 1, 9)] },
  ])('$name', ({ hunks, kept, passed }) => {
    expect(passThrough([run(1, 1, 9)], hunks)).toEqual({ kept, passed });
  });

  it('in runs that are out of order, the same content twice', () => {
    const { kept, passed } = passThrough([run(20, 5, 2), run(1, 1, 3), run(30, 5, 2)], [2, 1, 0, 6, 1, 5]);
    expect(kept).toEqual([run(2, 2, 1), run(21, 6, 1), run(31, 6, 1)]);
    expect(passed).toEqual([run(1, 1, 1), run(3, 2, 1), run(20, 4, 1), run(30, 4, 1)]);
  });
});
