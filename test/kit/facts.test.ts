import fc from 'fast-check';
import { characterFacts, commentRuns, countSpelling, definitions, lineFacts, literalFacts, nameFacts, proseFacts, sentenceLengths, tally } from 'handiwork/kit';
import { unitOf } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';

describe('lineFacts', () => {
  it('tells blank, white-space-only and trailing lines apart', () => {
    const facts = lineFacts(unitOf('a = 1  \n   \n\nb = 2,\nc = 3;', 'python'));
    expect(facts).toMatchObject({ total: 5, nonBlank: 3, whitespaceOnly: 1, trailing: 1, doubleBlank: 1, paragraphs: 2, endComma: 1, endSemicolon: 1 });
  });

  it('measures indents above the least indent', () => {
    expect(lineFacts(unitOf('if (a) {\n  b();\n    c();\n}')).indentSum).toBe(6);
  });

  it('counts as many lines as the text has', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('', '  ', 'a', '  b ', '\tc,'), { maxLength: 30 }), (lines) => {
      const unit = unitOf(lines.join('\n'), 'python');
      const facts = lineFacts(unit);
      expect(facts.total).toBe(unit.lines.length);
      expect(facts.nonBlank).toBe(unit.lines.filter((line) => line.trim() !== '').length);
    }));
  });
});

describe('tally', () => {
  it('counts exact spellings only', () => {
    const unit = unitOf('export const exports = async () => expect(await exported());\nreturn a || b ?? c;');
    expect(['export', 'expect', 'async', 'await', 'return', '||', '??', '=>', 'except'].map((spelling) => countSpelling(unit, spelling)))
      .toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0]);
  });

  it('counts spellings outside its vocabulary too', () => {
    expect(countSpelling(unitOf('foo(bar, foo);'), 'foo')).toBe(2);
  });

  it('leaves comments out of the code', () => {
    expect(tally(unitOf('// a b c\na;')).code).toBe(2);
  });
});

describe('literalFacts', () => {
  it.each([
    ['a = \'b\' + "c"', { total: 2, quoted: 2, singleQuoted: 1, formatted: 0 }],
    ['a = f"b {c}"', { total: 1, quoted: 1, formatted: 1 }],
    ['a = rf"b"', { formatted: 1 }],
    ['a = r"f"', { formatted: 0 }],
    ['a = "Failed to open the file"', { stockErrors: 1, sentences: 1, words: 5 }],
    ['a = "failed"', { stockErrors: 0, sentences: 0, words: 1 }],
  ])('reads %s', (code, facts) => {
    expect(literalFacts(unitOf(code, 'python'))).toMatchObject(facts);
  });
});

describe('nameFacts', () => {
  it('counts occurrences and different names', () => {
    expect(nameFacts(unitOf('i; loadUserSettings; loadUserSettings; result; MAX_ROWS;'))).toMatchObject({
      total: 5, distinct: 4, short: 1, long: 2, compound: 2, abbreviated: 1, generic: 1, snakeCase: 1, constantCase: 1,
    });
  });
});

describe('commentRuns', () => {
  it('joins neighbouring line comments and leaves directives out', () => {
    const runs = commentRuns(unitOf('// one\n// two\na(); // three\n// eslint-disable-next-line\n// four\n\n// five'));
    expect(runs.map(({ text }) => text)).toEqual(['one\ntwo', 'three', 'four', 'five']);
  });
});

describe('definitions', () => {
  it.each([
    ['python', 'def f():\n    """Doc."""\n\ndef g():\n    pass', [true, false]],
    ['python', 'class A:\n    """Doc."""\n    def g(self):\n        return 1', [true, false]],
    ['python', 'def f():\n    def g():\n        """Doc."""\n    return g', [false, true]],
    ['typescript', '/** Doc. */\nexport async function f() {}\nfunction g() {}', [true, false]],
    ['typescript', '/** Doc. */\nexport const f = async () => 1;', [true]],
    ['typescript', '/** Doc. */\nconst a = 1;\n\nfunction g() {}', [false]],
    ['typescript', 'class A {\n  /** Doc. */\n  private b() {}\n}', [false, true]],
    ['typescript', '/** Doc. */\n@Injectable()\nexport class A {}', [true]],
  ] as const)('in %s finds the docs of %j', (language, code, documented) => {
    expect(definitions(unitOf(code, language)).map(({ doc }) => doc !== undefined)).toEqual(documented);
  });
});

describe('proseFacts', () => {
  it('tells headings, items, tables, code and paragraphs apart', () => {
    const facts = proseFacts(unitOf('# One\n\nA line\nand more.\n\n- a\n1. b\n\n| x |\n\n```\n# no heading\n```', 'markdown'));
    expect(facts).toMatchObject({ headings: ['One'], bullets: ['a', 'b'], numbered: 1, table: 1, fenced: 3, paragraphs: ['A line and more.', 'a', 'b'] });
  });

  it.each([['It runs. It fits well.', [2, 3]], ['v1.2 is out!', [3]], ['', []], ['short end', []]])('sentences of "%s" have %j words', (text, lengths) =>
    expect(sentenceLengths(text)).toEqual(lengths));
});

describe('characterFacts', () => {
  it('counts dashes, arrows, emoji and boxes, not the byte order mark', () => {
    expect(characterFacts(unitOf('\uFEFF// — → ✅ 🚀 ─'))).toMatchObject({ dashes: 1, arrows: 1, emoji: 2, boxes: 1, beyondAscii: 6 });
  });
});
