import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutFile, mayHoldPiece } from '../../../corpus/units/cut.ts';
import { pythonFile, pythonFunction } from '../made-corpus.ts';

const range = (from: number, to: number): Set<number> => new Set(Array.from({ length: to - from + 1 }, (_, index) => from + index));
const names = (text: string, added?: ReadonlySet<number>): string[] | undefined => cutFile({ path: 'src/loom.py' }, text, added)?.pieces.map(({ name }) => name);

describe('cutting', () => {
  it('takes every function of an added file, and the file', () => {
    const cut = cutFile({ path: 'src/loom.py' }, pythonFile([1, 2]), undefined);
    expect(cut?.pieces.map(({ name, start, end }) => [name, start, end])).toEqual([['step_1', 1, 10], ['step_2', 13, 22]]);
    expect(cut?.file).toMatchObject({ kind: 'file', start: 1, end: 22 });
  });

  it.each([
    { name: 'all of it', added: range(13, 22), taken: ['step_2'] },
    { name: 'all but one line', added: range(14, 22), taken: [] },
    { name: 'nothing', added: new Set<number>(), taken: [] },
    { name: 'all of both', added: range(1, 22), taken: ['step_1', 'step_2'] },
  ])('takes a function of a modified file only when $name was added', ({ added, taken }) => {
    expect(names(pythonFile([1, 2]), added)).toEqual(taken);
  });

  it('takes a function whose blank lines were there before', () => {
    const text = pythonFunction('step_1', 1).replace('\n', '\n\n');
    const added = range(1, 11);
    added.delete(2);
    expect(names(text, added)).toEqual(['step_1']);
  });

  it('gives no file for a modified one', () => {
    expect(cutFile({ path: 'src/loom.py' }, pythonFile([1, 2]), range(1, 22))?.file).toBeUndefined();
  });

  it('leaves out functions of fewer than six lines', () => {
    expect(names('def short(a):\n    b = a\n    c = b\n    d = c\n    return d\n')).toEqual([]);
  });

  it.each(['dist/loom.py', 'loom.go', 'CHANGELOG.md'])('takes nothing from %s', (path) => {
    expect(cutFile({ path }, pythonFile([1, 2]), undefined)).toBeUndefined();
  });

  it('cuts prose into sections of forty words or more', () => {
    const long = 'one two three four five six seven eight nine ten '.repeat(5);
    const cut = cutFile({ path: 'docs/guide.md' }, `# First\n\n${long}\n\n# Second\n\nshort\n`, undefined);
    expect(cut?.pieces.map(({ kind, name }) => [kind, name])).toEqual([['section', 'First']]);
  });

  it('is never skipped by the look at the added lines alone', () => {
    const text = pythonFile([1, 2, 3]);
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 34, maxLength: 34 }), (flags) => {
      const added = new Set(flags.flatMap((flag, index) => (flag ? [index + 1] : [])));
      const found = names(text, added) ?? [];
      return found.length === 0 || mayHoldPiece('src/loom.py', added);
    }));
  });
});
