import { describe, expect, it } from 'vitest';
import { nonLinearity, readPattern, requiredLiterals } from '../../src/attribution/pattern.ts';

describe('required literals', () => {
  it.each([
    [/^[^A-Za-z0-9]{0,12}Generated with \[?Cursor\b/i, ['generated with ']],
    [/^(?:claude|codex)\/x$/, ['claude', 'codex']],
    [/a(?:bc)?d/, undefined],
    [/^(?:foo|[0-9]+)$/, undefined],
    [/(?:foobar){2}/, ['foobar']],
    [/https:\/\/ampcode\.com\/threads/, ['https://ampcode.com/threads']],
  ])('%s', (pattern, literals) => {
    expect(requiredLiterals(pattern)).toEqual(literals);
  });

  it('is an error for brackets that do not balance', () => {
    expect(() => readPattern({ source: 'a)b' } as RegExp)).toThrow(SyntaxError);
  });
});

describe('a pattern is refused as not linear', () => {
  it.each([
    [/(a+)+$/, 'nested unbounded repetition'],
    [/(?:a*b?)*/, 'nested unbounded repetition'],
    [/(?:a+){2,30}$/, 'nested unbounded repetition'],
    [/(?:a+)?b/, undefined],
    [/(?=a)b/, 'look-around'],
    [/(?<!a)b/, 'look-around'],
    [/(a)\1/, 'back-reference'],
    [/^(?:[a-z]{1,20} )*x/, undefined],
    [/^[a-z]+$/, undefined],
  ])('%s: %s', (pattern, reason) => {
    expect(nonLinearity(readPattern(pattern))).toBe(reason);
  });
});
