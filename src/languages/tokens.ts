import { TokenKind, type TokenTable } from '../api/unit.ts';
import { Opaque } from './grammar.ts';
import { Uint32List } from './growable.ts';
import { HASH_MULTIPLIER, type KeywordTable, type Lexicon } from './lexicon.ts';
import type { Shape } from './shape.ts';

const OPAQUE_KINDS: Readonly<Record<number, TokenKind>> = {
  [Opaque.string]: TokenKind.string,
  [Opaque.template]: TokenKind.template,
  [Opaque.regex]: TokenKind.regex,
  [Opaque.markupText]: TokenKind.jsxText,
  [Opaque.doc]: TokenKind.doc,
};

const SPACE = 1;
const WORD = 2;
const DIGIT = 4;
const CLASS = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code <= 32; code++) table[code] = SPACE;
  for (let code = 48; code <= 57; code++) table[code] = WORD | DIGIT;
  for (let code = 65; code <= 90; code++) table[code] = table[code + 32] = WORD;
  table[36] = table[95] = WORD;
  return table;
}

const isWideSpace = (code: number): boolean =>
  code === 0xa0 || code === 0xfeff || code === 0x3000 || (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029;

const kinds = new Uint32List();
const starts = new Uint32List();
const ends = new Uint32List();

/**
 * Splits a text into tokens in one pass, by character codes. Where only the grammar can tell what a character means (regular
 * expressions, template and markup text, docstrings), it takes the spans that the walk found; the rest it reads itself.
 * White space makes no token; offsets are UTF-16 indices.
 */
export function tokenize(text: string, opaque: Shape['opaque'], lexicon: Lexicon): TokenTable {
  kinds.length = starts.length = ends.length = 0;
  const count = opaque.starts.length;
  let next = 0;
  let at = 0;
  // An interpreter line is for the system, not for the reader: no comment.
  if (text.startsWith('#!')) at = lineEnd(text, 0);
  while (at < text.length) {
    while (next < count && opaque.starts[next]! < at) next += 1;
    if (next < count && opaque.starts[next] === at) {
      at = pushOpaque(text, at, opaque.ends[next]!, opaque.kinds[next]!);
      continue;
    }
    const code = text.charCodeAt(at);
    const kind = code < 128 ? CLASS[code]! : isWideSpace(code) ? SPACE : WORD;
    if (kind === SPACE) at += 1;
    else if ((kind & DIGIT) !== 0) at = number(text, at);
    else if (kind === WORD) at = word(text, at, lexicon.keywords);
    else at = symbol(text, at, code, lexicon);
  }
  return { text, count: kinds.length, kinds: Uint8Array.from(kinds.take()), starts: starts.take(), ends: ends.take() };
}

function push(kind: number, start: number, end: number): number {
  kinds.push(kind);
  starts.push(start);
  ends.push(end);
  return end;
}

function pushOpaque(text: string, start: number, end: number, kind: number): number {
  if (end <= start) return start + 1;
  if (kind !== Opaque.markupText) return push(OPAQUE_KINDS[kind]!, start, end);
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) <= 32) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 32) to -= 1;
  if (from < to) push(TokenKind.jsxText, from, to);
  return end;
}

function word(text: string, start: number, keywords: KeywordTable): number {
  let hash = 0;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 ? (CLASS[code]! & WORD) === 0 : isWideSpace(code)) break;
    hash = (Math.imul(hash, HASH_MULTIPLIER) + code) | 0;
  }
  const candidates = keywords.slots[hash & keywords.mask];
  if (candidates) {
    for (const candidate of candidates) {
      if (candidate.length === at - start && text.startsWith(candidate, start)) return push(TokenKind.keyword, start, at);
    }
  }
  return push(TokenKind.word, start, at);
}

function number(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 && (CLASS[code]! & WORD) !== 0) continue;
    if (code === 46 && text.charCodeAt(at + 1) !== 46) continue;
    if ((code === 43 || code === 45) && isExponent(text, start, at)) continue;
    break;
  }
  return push(TokenKind.number, start, at);
}

/** `1e-5`, but not `0xe-5`. */
function isExponent(text: string, start: number, at: number): boolean {
  return (text.charCodeAt(at - 1) | 32) === 101 && (text.charCodeAt(start + 1) | 32) !== 120;
}

function symbol(text: string, at: number, code: number, lexicon: Lexicon): number {
  const following = text.charCodeAt(at + 1);
  if (code === 34 || code === 39) return push(TokenKind.string, at, stringEnd(text, at, code, lexicon.hashComments));
  if (lexicon.hashComments) {
    if (code === 35) return push(TokenKind.comment, at, lineEnd(text, at));
  } else {
    if (code === 47 && following === 47) return push(TokenKind.comment, at, lineEnd(text, at));
    if (code === 47 && following === 42) return blockComment(text, at);
    if (code === 96) return push(TokenKind.template, at, templateEnd(text, at));
    if (code === 35 && following < 128 && (CLASS[following]! & WORD) !== 0) {
      const end = word(text, at + 1, { slots: [], mask: 0 });
      starts.data[starts.length - 1] = at;
      return end;
    }
  }
  if (code === 46 && following >= 48 && following <= 57) return number(text, at);
  return push(TokenKind.punctuation, at, at + operatorLength(text, at, code, following, lexicon));
}

function operatorLength(text: string, at: number, code: number, following: number, lexicon: Lexicon): number {
  if (!(code < 128 && following < 128)) return 1;
  const pair = lexicon.pairs[(code << 7) | following]!;
  if ((pair & 2) !== 0) {
    if (lexicon.longer.has(text.slice(at, at + 4))) return 4;
    if (lexicon.longer.has(text.slice(at, at + 3))) return 3;
  }
  return (pair & 1) !== 0 ? 2 : 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function blockComment(text: string, at: number): number {
  const close = text.indexOf('*/', at + 2);
  const end = close < 0 ? text.length : close + 2;
  const isDoc = text.charCodeAt(at + 2) === 42 && end - at > 4 && text.charCodeAt(at + 3) !== 42;
  return push(isDoc ? TokenKind.doc : TokenKind.comment, at, end);
}

/** End of a quoted string; an open one ends with its line, an open Python triple quote with the text. */
function stringEnd(text: string, at: number, quote: number, triples: boolean): number {
  const isTriple = triples && text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
  let i = at + (isTriple ? 3 : 1);
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i += text.charCodeAt(i + 1) === 13 && text.charCodeAt(i + 2) === 10 ? 2 : 1;
    else if (code === quote && !isTriple) return i + 1;
    else if (code === quote && text.charCodeAt(i + 1) === quote && text.charCodeAt(i + 2) === quote) return i + 3;
    else if (code === 10 && !isTriple) return i;
  }
  return text.length;
}

/** End of a template string that the walk did not see (inside types, or in broken code). */
function templateEnd(text: string, at: number): number {
  const depths: number[] = [];
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const inCode = depths.length % 2 === 1;
    if (code === 92) i += 1;
    else if (code === 96) {
      if (!inCode && depths.length === 0) return i + 1;
      if (inCode) depths.push(0);
      else depths.pop();
    } else if (!inCode && code === 36 && text.charCodeAt(i + 1) === 123) {
      depths.push(1);
      i += 1;
    } else if (inCode && code === 123) depths[depths.length - 1]! += 1;
    else if (inCode && code === 125 && (depths[depths.length - 1]! -= 1) === 0) depths.pop();
  }
  return text.length;
}
