import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { suggest } from '../../src/config/suggest.ts';

const known = ['scan', 'blame', 'explain', 'classify', '--allow-partial'];

describe('a suggestion', () => {
  it.each([
    { word: 'sacn', meant: 'scan' },
    { word: 'SCAN', meant: 'scan' },
    { word: 'explian', meant: 'explain' },
    { word: 'clasify', meant: 'classify' },
    { word: '--allow-partal', meant: '--allow-partial' },
    { word: 'zzz', meant: undefined },
    { word: '', meant: undefined },
  ])('for "$word" is $meant', ({ word, meant }) => {
    expect(suggest(word, known)).toBe(meant);
  });

  it('is the word itself when it is known', () => {
    fc.assert(fc.property(fc.constantFrom(...known), (word) => suggest(word, known) === word));
  });
});
