import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob, compilePathFilter } from '../../src/discover/glob.ts';

describe('compileGlob', () => {
  it.each([
    ['*.js', 'a.js', true],
    ['*.js', 'deep/in/a.js', true],
    ['*.js', 'a.jsx', false],
    ['/a.js', 'a.js', true],
    ['/a.js', 'b/a.js', false],
    ['docs/*.md', 'docs/a.md', true],
    ['docs/*.md', 'docs/deep/a.md', false],
    ['docs/**', 'docs/deep/a.md', true],
    ['docs/**', 'docs', false],
    ['**/gen/*.ts', 'gen/a.ts', true],
    ['**/gen/*.ts', 'x/y/gen/a.ts', true],
    ['**/gen/*.ts', 'x/regen/a.ts', false],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/xb', false],
    ['?.ts', 'é.ts', true],
    ['[a-c].ts', 'b.ts', true],
    ['[!a-c].ts', 'b.ts', false],
    ['[', '[', true],
    ['\\*.ts', '*.ts', true],
    ['\\*.ts', 'a.ts', false],
    ['vendor', 'vendor/a.js', false],
    ['', 'a', false],
  ])('%s on %s is %s', (pattern, path, expected) => {
    expect(compileGlob(pattern)(path)).toBe(expected);
  });

  it('answers adversarial patterns without backtracking', () => {
    expect(compileGlob(`x${'/**/a'.repeat(150)}/b`)(`x/${'a/'.repeat(2000)}c`)).toBe(false);
    expect(compileGlob('*a'.repeat(400))('a'.repeat(4000) + 'b')).toBe(false);
  });

  it('looks at a path only where its ends fit, and answers the same', () => {
    const unit = fc.constantFrom('a', 'b', '/', '*', '?', '.', '[a]', '**', '\\*');
    fc.assert(fc.property(fc.string({ unit, maxLength: 7 }), fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '*'), maxLength: 8 }), (pattern, path) => {
      // A class of one character is not looked at ahead: the same pattern, walked through.
      const walked = pattern.replace(/(?<!\\)[ab.](?![^[]*\])/g, (character) => `[${character}]`);
      expect(compileGlob(pattern)(path)).toBe(compileGlob(walked)(path));
    }), { numRuns: 2000 });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (pattern, path) => {
      expect(typeof compileGlob(pattern)(path)).toBe('boolean');
    }));
  });

  it('a pattern without special characters matches itself', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z.]{1,8}(?:\/[a-z.]{1,8}){0,3}$/), (path) => compileGlob(path)(path)));
  });
});

describe('compilePathFilter', () => {
  it.each([
    ['src', 'src/a.ts', true],
    ['src/', 'src/deep/a.ts', true],
    ['./src', 'src/a.ts', true],
    ['packages/a', 'packages/a/b.ts', true],
    ['packages/a', 'packages/ab/b.ts', false],
    ['*.py', 'x/a.py', true],
    ['test', 'src/test/a.ts', true],
  ])('%s selects %s: %s', (pattern, path, expected) => {
    expect(compilePathFilter([pattern])(path)).toBe(expected);
  });
});
