import { rewriteComments, rewriteIdentifiers, rewriteWhitespace, unitOf } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';

describe('rewriteWhitespace', () => {
  it.each([
    ['typescript', 'if (a) {\n  b(c, d);\n}', 'if  (a)  {\n    b(c,  d);\n}'],
    ['typescript', 'const a = "x y";', 'const  a  =  "x y";'],
    ['python', 'def f():\n    """A doc.\n\n    More.\n    """\n    return 1', 'def  f():\n        """A doc.\n\n    More.\n    """\n        return  1'],
  ] as const)('widens %s %j', (language, code, widened) => {
    expect(rewriteWhitespace(unitOf(code, language))).toBe(widened);
  });
});

describe('rewriteIdentifiers', () => {
  it('renames what the unit declares, everywhere the same, and leaves the rest', () => {
    expect(rewriteIdentifiers(unitOf('function f(row) { return other(row); }'))).toBe('function renamed0(renamed1) { return other(renamed1); }');
  });
});

describe('rewriteComments', () => {
  it.each([
    ['typescript', '// one\na(); // two\n/* three */\nb();', 'a();\nb();'],
    ['python', '# one\nx = 1  # two', 'x = 1'],
    ['typescript', 'const a = "// no comment";', 'const a = "// no comment";'],
  ] as const)('strips %s %j', (language, code, stripped) => {
    expect(rewriteComments(unitOf(code, language))).toBe(stripped);
  });
});
