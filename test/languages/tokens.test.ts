import { describe, expect, it } from 'vitest';
import { TokenKind } from '../../src/api/unit.ts';
import { readSource } from '../../src/languages/source.ts';

const NAMES = Object.fromEntries(Object.entries(TokenKind).map(([name, kind]) => [kind, name]));
function tokensOf(path: string, text: string): string[] {
  const { tokens } = readSource(path, text)!.whole;
  return [...tokens.kinds].map((kind, i) => `${NAMES[kind]} ${tokens.text.slice(tokens.starts[i], tokens.ends[i])}`);
}

describe('tokens of scripts', () => {
  it.each([
    ['a >>>= b ?? c?.d', ['word a', 'punctuation >>>=', 'word b', 'punctuation ??', 'word c', 'punctuation ?.', 'word d']],
    ['a / b / c', ['word a', 'punctuation /', 'word b', 'punctuation /', 'word c']],
    ['a = /b"\\//g', ['word a', 'punctuation =', 'regex /b"\\//g']],
    ["let x = 'it\\'s'", ['keyword let', 'word x', 'punctuation =', "string 'it\\'s'"]],
    ['`a${b + `c`}d`', ['template `a${b + `c`}d`']],
    ['type A = `a${B}`;', ['keyword type', 'word A', 'punctuation =', 'template `a${B}`', 'punctuation ;']],
    ['0x1F + 1e-5 + .5 + 1_000n', ['number 0x1F', 'punctuation +', 'number 1e-5', 'punctuation +', 'number .5', 'punctuation +', 'number 1_000n']],
    ['this.#a = b$', ['keyword this', 'punctuation .', 'word #a', 'punctuation =', 'word b$']],
    ['/* a */ /** b */ // c', ['comment /* a */', 'doc /** b */', 'comment // c']],
    ['/**/ /***/ /*** a */', ['comment /**/', 'comment /***/', 'comment /*** a */']],
    ["#!/usr/bin/env node\n'a'", ["string 'a'"]],
    ['"😀" + ünï', ['string "😀"', 'punctuation +', 'word ünï']],
    ["a = 'open\nb", ['word a', 'punctuation =', "string 'open", 'word b']],
    ['\uFEFFa\u00a0b', ['word a', 'word b']],
    ['constructor + hasOwnProperty', ['word constructor', 'punctuation +', 'word hasOwnProperty']],
  ])('of %j', (text, expected) => {
    expect(tokensOf('a.ts', text)).toEqual(expected);
  });

  it('keeps markup text and attributes whole', () => {
    expect(tokensOf('a.jsx', '<p a="x\\" b={1}>it\'s // {c}</p>').filter((token) => !token.startsWith('punctuation'))).toEqual([
      'word p', 'word a', 'string "x\\"', 'word b', 'number 1', "jsxText it's //", 'word c', 'word p',
    ]);
  });
});

describe('tokens of Python', () => {
  it.each([
    ['a //= b ** c', ['word a', 'punctuation //=', 'word b', 'punctuation **', 'word c']],
    ["x = rb'a' f\"{b['c']}\"", ['word x', 'punctuation =', "string rb'a'", "string f\"{b['c']}\""]],
    ['"""a\nb"""\nx = """c"""', ['doc """a\nb"""', 'word x', 'punctuation =', 'string """c"""']],
    ['def f():\n    # c\n    "d"\n    "e"', ['keyword def', 'word f', 'punctuation (', 'punctuation )', 'punctuation :', 'comment # c', 'doc "d"', 'string "e"']],
    ['if (n := 1): ...', ['keyword if', 'punctuation (', 'word n', 'punctuation :=', 'number 1', 'punctuation )', 'punctuation :', 'punctuation ...']],
    ['match = 1', ['word match', 'punctuation =', 'number 1']],
  ])('of %j', (text, expected) => {
    expect(tokensOf('a.py', text)).toEqual(expected);
  });
});

describe('comments', () => {
  it.each([
    ['a.ts', '// a', 'line', 'a'],
    ['a.ts', '/// <reference path="a" />', 'line', '<reference path="a" />'],
    ['a.ts', '/*\n * a\n *  b\n */', 'block', 'a\nb'],
    ['a.ts', '/** a */', 'doc', 'a'],
    ['a.ts', '/**\r\n * a\r\n * @b c\r\n */', 'doc', 'a\n@b c'],
    ['a.ts', '/* open', 'block', 'open'],
    ['a.py', '#: a', 'line', 'a'],
    ['a.py', '### a', 'line', 'a'],
    ['a.py', 'r"""\n  a\n\n    b\n"""', 'doc', 'a\n\nb'],
    ['a.py', "'a'", 'doc', 'a'],
  ])('in %s, %j is a %s comment that reads %j', (path, text, kind, expected) => {
    const { comments, docs } = readSource(path, text)!.whole;
    expect([...comments, ...docs]).toMatchObject([{ kind, text: expected, raw: text, start: 0, end: text.length, startLine: 1 }]);
  });

  it('know their line and what is above it', () => {
    const { comments } = readSource('a.ts', 'a(); // one\n\n  // two\n  // three\n')!.whole;
    expect(comments).toMatchObject([
      { startLine: 1, ownLine: false, afterBlank: false },
      { startLine: 3, ownLine: true, afterBlank: true },
      { startLine: 4, ownLine: true, afterBlank: false },
    ]);
  });

  it('are no lines of code', () => {
    expect(readSource('a.ts', '// a\n\nb(); // c\n/*\n\n*/ d(`\n\n`);\n')!.whole.sloc).toBe(3);
    expect(readSource('a.py', '"""a\nb"""\nx = 1\n')!.whole.sloc).toBe(1);
  });
});
