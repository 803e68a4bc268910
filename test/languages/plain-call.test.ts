import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainCall, isPlainObject } from '../../src/languages/plain-call.ts';
import { readSource } from '../../src/languages/source.ts';

const isPlain = (text: string, keywords = false): boolean => isPlainCall(text, { start: 0, end: text.length, keywords });

describe('a plain call', () => {
  it.each(['f()', 'a.b.c(d)', 'f(a, b.c, 1.5)', "f('x', \"y z\")", 'f(\n  a,\n  b,\n)', 'f(...args)', '$_(a)'])('is %j', (text) => {
    expect(isPlain(text)).toBe(true);
  });

  it.each([
    ['a call inside', 'f(g())'], ['a call before', 'f().g()'], ['an awaited value', 'f(await x)'], ['a cast', 'f(x as T)'],
    ['a choice', 'f(a if b else c)'], ['an arrow', 'f(() => x)'], ['a template', 'f(`x`)'], ['a prefixed string', 'f(r"x")'],
    ['a string of three quotes', 'f("""x""")'], ['an escape', String.raw`f('\'')`], ['an assignment', 'f(a = b)'],
    ['a comment', 'f(a /* b */)'], ['an assertion', 'f(a!)'], ['two strings side by side', "f('a' 'b')"], ['an open string', "f('a)"],
    ['nothing called', '(a)'], ['type arguments', 'f<T>(a)'], ['a generator', 'f(x for x in y)'], ['great length', `f(${'a, '.repeat(200)})`],
  ])('is not one with %s', (_, text) => {
    expect(isPlain(text)).toBe(false);
  });

  it('may name its arguments in Python', () => {
    expect(isPlain('f(a=b, c="d")', true)).toBe(true);
    expect(isPlain('f(a==b)', true)).toBe(false);
    expect(isPlain('f(a=b=c())', true)).toBe(false);
  });

  it('is an object likewise', () => {
    const isObject = (text: string): boolean => isPlainObject(text, { start: 0, end: text.length });
    expect(['{}', '{ a }', "{ a: 1, b: c.d, e: 'x' }"].map(isObject)).toEqual([true, true, true]);
    expect(['{ a() {} }', '{ get a() {} }', '{ a: () => 1 }', '{ [a]: 1 }', '{ a: f(b) }', '{ a: `x` }'].some(isObject)).toBe(false);
  });
});

describe('what is found in a file', () => {
  const ROLES = ['call', 'lambda', 'await', 'cast', 'ternary', 'assignment', 'parameter', 'comprehension'] as const;
  const piece = fc.constantFrom('f(', 'a.b(', ')', 'a', ', ', "'x'", '1', 'await ', '{ ', ' }', 'k: ', '=', ' as T', '(', '...', '`x`', '() => ', '[', ']', '\n', 'r"x"');
  const inner = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

  // A comment makes a call not plain and changes nothing else, so both ways through the walk must agree.
  it.each(['a.ts', 'a.tsx', 'a.py'])('is the same with and without entering plain calls: %s', (path) => {
    const mark = path === 'a.py' ? '#\n' : '/**/';
    fc.assert(fc.property(inner, (text) => {
      const seen = (source: string) => {
        const { whole, parseErrors } = readSource(path, source)!;
        return { counts: ROLES.map((role) => whole.nodes(role).length), names: whole.declaredNames, parseErrors };
      };
      const plain = seen(`f(${text})`);
      fc.pre(!plain.parseErrors);
      expect(seen(`f(${mark}${text})`)).toEqual(plain);
    }), { numRuns: 300 });
  });
});
