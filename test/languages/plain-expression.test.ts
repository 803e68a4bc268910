import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainScanner } from '../../src/languages/plain-expression.ts';
import { PLAIN_PYTHON, PLAIN_SCRIPT } from '../../src/languages/plain-syntax.ts';
import { readSource } from '../../src/languages/source.ts';

function scan(syntax: typeof PLAIN_SCRIPT, text: string) {
  const scanner = new PlainScanner(syntax);
  scanner.open(text);
  if (!scanner.read(0, text.length)) return undefined;
  return {
    calls: [...scanner.found.starts.take()].map((start, i) => text.slice(start, scanner.found.ends.data[i])),
    opaque: [...scanner.found.opaqueStarts.take()].map((start, i) => text.slice(start, scanner.found.opaqueEnds.data[i])),
  };
}
const script = (text: string) => scan(PLAIN_SCRIPT, text);
const python = (text: string) => scan(PLAIN_PYTHON, text);

describe('a plain expression', () => {
  it.each([
    ['f()', ['f()']],
    ['a.b.c(d)', ['a.b.c(d)']],
    ['f(g(a), h(b)(c))', ['f(g(a), h(b)(c))', 'g(a)', 'h(b)(c)', 'h(b)']],
    ['a(b).c(d(e))', ['a(b).c(d(e))', 'a(b)', 'd(e)']],
    ["'x'.concat(-y(), ...z())", ["'x'.concat(-y(), ...z())", 'y()', 'z()']],
    ['a?.b(c)?.[0] ?? (d || e(f))', ['a?.b(c)', 'e(f)']],
    ["{ a, b: c(), 'd': [1.5, .5] }", ['c()']],
    ['typeof f(x) === y && !g(z)', ['f(x)', 'g(z)']],
    ['`a${f(`b`)}c`.trim()', ['`a${f(`b`)}c`.trim()', 'f(`b`)']],
    [String.raw`f('it\'s')`, [String.raw`f('it\'s')`]],
  ])('of a script is read with its calls in the order of a walk: %s', (text, calls) => {
    expect(script(text)?.calls).toEqual(calls);
  });

  it.each([
    ['f(a=b, *c, **d(e))', ['f(a=b, *c, **d(e))', 'd(e)']],
    ['a[1:2, f(x)] not in b and c is not d(e)', ['f(x)', 'd(e)']],
    ["{'a': f(1), **b}", ['f(1)']],
    ['f(a == b)', ['f(a == b)']],
    ["', '.join(x)", ["', '.join(x)"]],
  ])('of Python likewise: %s', (text, calls) => {
    expect(python(text)?.calls).toEqual(calls);
  });

  it('shows which spans the tokenizer would read otherwise', () => {
    expect(script('f(`a${g(`b`)}`, `c`)')?.opaque).toEqual(['`a${g(`b`)}`', '`b`', '`c`']);
    expect(python(`f(r"x", f'{y}', "z")`)?.opaque).toEqual(['r"x"', "f'{y}'"]);
  });

  it.each([
    ['an awaited value', 'f(await x)'], ['a cast', 'f(x as T)'], ['an arrow', 'f(() => x)'], ['a choice', 'a ? b : c'], ['type arguments', 'f<T>(a)'],
    ['an assignment', 'f(a = b)'], ['an assigning operator', 'a ??= b'], ['a comment', 'f(a /* b */)'], ['a line comment', 'f(a // b\n)'], ['an assertion', 'f(a!)'],
    ['a construction', 'f(new X())'], ['a regular expression', 'f(/x/)'], ['a method', '{ a() {} }'], ['a getter', '{ get a() {} }'], ['a computed key', '{ [a]: 1 }'],
    ['two strings side by side', "f('a' 'b')"], ['an open string', "f('a)"], ['a step', 'a++'], ['a tag', 'a`b`'], ['a choice that looks like a chain', 'a?.5:b'],
    ['markup', 'f(<a/>)'], ['an asynchronous function', 'f(async x)'], ['great length', `f(${'a, '.repeat(200)})`], ['great depth', `${'('.repeat(20)}a${')'.repeat(20)}`],
  ])('of a script is none with %s', (_, text) => {
    expect(script(text)).toBeUndefined();
  });

  it.each([
    ['a choice', 'f(a if b else c)'], ['a generator', 'f(x for x in y)'], ['a lambda', 'f(lambda: x)'], ['a string of three quotes', 'f("""x""")'],
    ['a walrus', 'f(a := b)'], ['a comment', 'f(a, # b\n)'], ['a continued line', 'a + \\\n b'], ['a quote inside braces', `f"{", ".join(x)}"`],
  ])('of Python is none with %s', (_, text) => {
    expect(python(text)).toBeUndefined();
  });

  it('is not looked for again where an attempt has failed', () => {
    const scanner = new PlainScanner(PLAIN_SCRIPT);
    const text = 'f(g(await x), h(y))';
    scanner.open(text);
    expect([scanner.read(0, text.length), scanner.read(2, 12), scanner.read(14, 18)]).toEqual([false, false, true]);
  });
});

describe('what is found in a file', () => {
  const ROLES = ['call', 'lambda', 'await', 'cast', 'ternary', 'assignment', 'parameter', 'comprehension'] as const;
  const piece = fc.constantFrom(
    'f(', 'a.b(', ')', 'a', ', ', "'x'", '1', 'await ', '{ ', ' }', 'k: ', '=', ' as T', '(', '...', '`x`', '`${', '}`', '() => ', '[', ']', '\n', 'r"x"', 'f"{a}"',
    ' + ', ' && ', ' or ', ' not in ', '?.', '.b', ' ? ', ' : ', '!', ' if ', ' else ', '**', '\\\n',
  );
  const inner = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

  // A comment makes an expression not plain and changes nothing else, so both ways through the walk must agree.
  it.each(['a.ts', 'a.tsx', 'a.py'])('is the same with and without entering plain expressions: %s', (path) => {
    const mark = path === 'a.py' ? '#\n' : '/**/';
    fc.assert(fc.property(inner, (text) => {
      const seen = (source: string) => {
        const { whole, parseErrors } = readSource(path, source)!;
        const { tokens } = whole;
        const spelled = [...tokens.starts].map((start, i) => tokens.text.slice(start, tokens.ends[i])).filter((token) => token !== mark.trim());
        return { nodes: ROLES.map((role) => whole.nodes(role).map(({ type, depth }) => `${type} ${depth}`)), names: whole.declaredNames, spelled, parseErrors };
      };
      const plain = seen(`f(${text})`);
      fc.pre(!plain.parseErrors);
      expect(seen(`f(${mark}${text})`)).toEqual(plain);
    }), { numRuns: 300 });
  });
});
