import { afterAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { build } from '../../../corpus/build.ts';
import { isMoved } from '../../../corpus/units/moved.ts';
import type { UnitRow } from '../../../corpus/units/rows.ts';
import { removeScratch } from '../../history/scratch.ts';
import { CLAUDE, makeMirror, noon, pythonFile } from '../made-corpus.ts';

afterAll(removeScratch);

describe('code that a commit only moves', () => {
  it('is not of whoever moved it, while what is new beside it is', async () => {
    const made = makeMirror([
      { parents: [], date: noon('2020-03-01'), files: new Map([['src/a.py', pythonFile([1, 2, 3, 4])]]) },
      { parents: [0], date: noon('2025-06-01'), message: `Part a\n\n${CLAUDE}`, files: new Map([['src/a.py', pythonFile([1, 2])], ['src/b.py', pythonFile([3, 4, 5])]]) },
    ]);
    await build({ mirrors: made.mirrors, manifests: [made.manifest], held: made.held, out: made.out, clone: false, fresh: false, jobs: 1, seed: '7', say: () => undefined });
    const units = readFileSync(made.out, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as UnitRow);
    expect(units.filter(({ slice, kind }) => slice === 'ai' && kind === 'function').map(({ name }) => name)).toEqual(['step_5']);
  });

  it('is told by four fifths of its lines, whatever their indentation', () => {
    const removed = new Set(['first = 1', 'second = 2', 'third = 3', 'fourth = 4']);
    expect(isMoved('  first = 1\n  second = 2\n  third = 3\n  fourth = 4\n  fifth = 5\n', removed)).toBe(true);
    expect(isMoved('first = 1\nsecond = 2\nthird = 3\nfifth = 5\n', removed)).toBe(false);
  });

  it('is not told by what stands everywhere, nor where nothing was taken out', () => {
    expect(isMoved('}\n)\n];\n', new Set(['}', ')', '];']))).toBe(false);
    expect(isMoved('first = 1\n', undefined)).toBe(false);
  });
});
