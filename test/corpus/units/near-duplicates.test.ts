import { describe, expect, it } from 'vitest';
import { NearDuplicates } from '../../../corpus/units/near-duplicates.ts';
import { pythonFile, pythonFunction } from '../made-corpus.ts';

describe('near-duplicates', () => {
  const base = pythonFunction('weave', 1);

  it.each([
    { name: 'the same text', text: base, isNew: false },
    { name: 'another number', text: base.replace('weave', 'weave2'), isNew: false },
    { name: 'another letter case and layout', text: base.toUpperCase().replaceAll('    ', '\t'), isNew: false },
    { name: 'one more line', text: `${base}\n    return done`, isNew: false },
    { name: 'another function', text: pythonFunction('spin', 4), isNew: true },
    { name: 'nothing at all', text: '', isNew: true },
  ])('$name is new: $isNew', ({ text, isNew }) => {
    const seen = new NearDuplicates();
    seen.admit(base, 'unit');
    expect(seen.admit(text, 'unit')).toBe(isNew);
  });

  it('are not looked for across families', () => {
    const seen = new NearDuplicates();
    expect([seen.admit(base, 'function'), seen.admit(base, 'file')]).toEqual([true, true]);
  });

  it('do not swallow a file because of one of its functions', () => {
    const seen = new NearDuplicates();
    seen.admit(base, 'unit');
    expect(seen.admit(pythonFile([1, 2, 3, 4]), 'unit')).toBe(true);
  });
});
