import { Opaque } from './grammar.ts';
import { PlainFound } from './plain-found.ts';
import { prefixedStringEnd, stringEnd } from './plain-strings.ts';
import type { PlainSyntax } from './plain-syntax.ts';

const WORD = 1;
const DOT = 2;
const UNARY = 4;
const BINARY = 8;
const CLASS = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$') CLASS[character.charCodeAt(0)] = WORD;
CLASS[46] = DOT;
for (const character of '+-~!*') CLASS[character.charCodeAt(0)]! |= UNARY;
for (const character of '+-*/%&|^=!<>?@') CLASS[character.charCodeAt(0)]! |= BINARY;

/** Longer texts are not looked at: the calls of a chain all begin at one place. UTF-16 units. */
const LONGEST = 400;
/** Brackets and templates inside one another. */
const DEEPEST = 12;

/**
 * Reads expressions that a walk need not enter: names, members, subscripts, numbers, strings, operators, lists, objects and
 * calls, in any combination. Of all these only calls have a role, and nothing declares a name, so brackets alone tell what
 * the tree would. Whatever else is met (a function, a choice, an assignment, a cast, a comment, a type) ends the attempt,
 * and the walk enters as usual.
 */
export class PlainScanner {
  readonly found = new PlainFound();
  private readonly syntax: PlainSyntax;
  /** First letter and length of the words that are more than names: most names are told from them without being cut out. */
  private readonly suspects = new Uint8Array(26 * 16);
  private text = '';
  private limit = 0;
  private depth = 0;
  /** Where the last attempt ended: what holds this offset fails there too. */
  private obstacle = -1;

  constructor(syntax: PlainSyntax) {
    this.syntax = syntax;
    for (const word of [...syntax.before, ...syntax.reserved]) this.suspects[(word.charCodeAt(0) - 97) * 16 + word.length] = 1;
  }

  /** Before the first attempt in a text. */
  open(text: string): void {
    this.text = text;
    this.obstacle = -1;
  }

  /** Whether the span is one such expression; then `found` is what it holds. */
  read(start: number, end: number): boolean {
    if (end - start > LONGEST || (start <= this.obstacle && this.obstacle < end)) return false;
    this.found.clear();
    this.limit = end;
    this.depth = 0;
    if (this.expression(start) !== end) return false;
    this.found.order();
    return true;
  }

  private fail(at: number): -1 {
    if (at < this.limit && this.obstacle < at) this.obstacle = at;
    return -1;
  }

  /** Offset of the next character that is no white space; `limit` at the end. */
  private skip(from: number): number {
    const { text, limit } = this;
    let at = from;
    while (at < limit && text.charCodeAt(at) <= 32) at += 1;
    return at;
  }

  /** @returns the offset behind the expression, or -1 */
  private expression(from: number): number {
    let at = from;
    for (;;) {
      at = this.operand(at);
      if (at < 0) return -1;
      const next = this.skip(at);
      const behind = this.operator(next);
      if (behind < 0) return -1;
      if (behind === next) return at;
      at = behind;
    }
  }

  /** Behind a binary operator; where it stands when there is none; -1 when it is none that is passed over. */
  private operator(at: number): number {
    const { text } = this;
    if (at >= this.limit) return at;
    const code = text.charCodeAt(at);
    const kind = code < 128 ? CLASS[code]! : 0;
    if ((kind & WORD) !== 0) {
      const end = this.wordEnd(at);
      const word = text.slice(at, end);
      if (!this.syntax.between.has(word)) return this.fail(at);
      if (word !== 'not') return end;
      const next = this.skip(end);
      return text.startsWith('in', next) && this.wordEnd(next) === next + 2 ? next + 2 : this.fail(at);
    }
    if ((kind & BINARY) === 0) return code === 96 || code === 34 || code === 39 || code >= 128 ? this.fail(at) : at;
    return this.symbols(at, code);
  }

  private symbols(at: number, code: number): number {
    const following = this.text.charCodeAt(at + 1);
    const isDoubled = following === code;
    if (code === 61) return isDoubled ? at + (this.text.charCodeAt(at + 2) === 61 ? 3 : 2) : this.fail(at);
    if (code === 33) return following === 61 ? at + (this.text.charCodeAt(at + 2) === 61 ? 3 : 2) : this.fail(at);
    if (code === 63) return isDoubled && this.text.charCodeAt(at + 2) !== 61 ? at + 2 : this.fail(at);
    const { isPython } = this.syntax;
    if (!isPython && (code === 60 || code === 64 || ((code === 43 || code === 45) && isDoubled))) return this.fail(at);
    if (code === 47 && !isPython && (isDoubled || following === 42)) return this.fail(at);
    let end = at + 1;
    while (this.text.charCodeAt(end) === code) end += 1;
    if (this.text.charCodeAt(end) !== 61) return end;
    // What ends in `=` assigns, but for the two comparisons.
    return (code === 60 || code === 62) && end === at + 1 ? end + 1 : this.fail(at);
  }

  private operand(from: number): number {
    const { text, syntax } = this;
    let at = this.skip(from);
    for (;;) {
      if (at >= this.limit) return this.fail(at);
      const code = text.charCodeAt(at);
      const kind = code < 128 ? CLASS[code]! : 0;
      if ((kind & WORD) !== 0) {
        const end = this.wordEnd(at);
        const word = this.isReserved(at, end);
        if (word === 0) return this.name(at, end);
        if (word < 0) return this.fail(at);
        at = this.skip(end);
      } else if (kind === DOT) {
        // `.5` is a number, `...x` spreads, `...` alone stands for itself.
        if (text.charCodeAt(at + 1) !== 46) return this.postfix(at, this.wordEnd(at + 1));
        if (text.charCodeAt(at + 2) !== 46) return this.fail(at);
        if (syntax.isPython) return at + 3;
        at = this.skip(at + 3);
      } else if ((kind & UNARY) !== 0 && (code !== 33 || !syntax.isPython)) {
        if (code === text.charCodeAt(at + 1) && (code === 43 || code === 45)) return this.fail(at);
        if (code === 42 && !syntax.isPython) return this.fail(at);
        at = this.skip(at + 1);
      } else return this.enclosed(at, code);
    }
  }

  /** 0: a name; 1: stands before a value; -1: means more. */
  private isReserved(start: number, end: number): number {
    const first = this.text.charCodeAt(start) - 97;
    if (end - start > 15 || first < 0 || first > 25 || this.suspects[first * 16 + end - start] === 0) return 0;
    const word = this.text.slice(start, end);
    return this.syntax.before.has(word) ? 1 : this.syntax.reserved.has(word) ? -1 : 0;
  }

  private name(start: number, end: number): number {
    const { text } = this;
    const code = text.charCodeAt(end);
    if (code === 34 || code === 39) return this.prefixed(start, end);
    return this.postfix(start, end);
  }

  private enclosed(at: number, code: number): number {
    if (code === 34 || code === 39) {
      const end = stringEnd(this.text, at, this.limit);
      return end < 0 ? this.fail(at) : this.postfix(at, end);
    }
    if (code === 40) return this.postfix(at, this.list(at + 1, 41, LIST));
    if (code === 91) return this.postfix(at, this.list(at + 1, 93, LIST));
    if (code === 123) return this.list(at + 1, 125, OBJECT);
    if (code === 96 && !this.syntax.isPython) return this.template(at);
    return this.fail(at);
  }

  /** Members, subscripts and calls behind a value that begins at `start`. */
  private postfix(start: number, from: number): number {
    const { text } = this;
    let end = from;
    for (;;) {
      if (end < 0) return -1;
      let at = this.skip(end);
      if (at >= this.limit) break;
      let code = text.charCodeAt(at);
      if (code === 63 && text.charCodeAt(at + 1) === 46 && !this.syntax.isPython) {
        if (isDigit(text.charCodeAt(at + 2))) return this.fail(at);
        at += 2;
        code = text.charCodeAt(at);
        if (code !== 40 && code !== 91) {
          const wordEnd = this.wordEnd(at);
          if (wordEnd === at) return this.fail(at);
          end = wordEnd;
          continue;
        }
      }
      if (code === 46) {
        const first = this.skip(at + 1);
        end = this.wordEnd(first);
        if (end === first && !isDigit(text.charCodeAt(at - 1))) return this.fail(at);
      } else if (code === 40) {
        end = this.list(at + 1, 41, CALL);
        if (end < 0) return -1;
        this.found.call(start, end);
      } else if (code === 91) end = this.list(at + 1, 93, SUBSCRIPT);
      else break;
    }
    return end;
  }

  /** Values with commas between them, up to the closing bracket; @returns the offset behind it. */
  private list(from: number, closer: number, kind: number): number {
    if ((this.depth += 1) > DEEPEST) return this.fail(from);
    const { text, limit } = this;
    const isPython = this.syntax.isPython;
    const mayColon = kind === OBJECT || (kind === SUBSCRIPT && isPython);
    let at = from;
    let mayBegin = true;
    for (;;) {
      at = this.skip(at);
      if (at >= limit) return this.fail(at);
      const code = text.charCodeAt(at);
      if (code === closer) break;
      if (code === 44) mayBegin = true;
      else if (code === 58 && mayColon) mayBegin = true;
      else {
        if (!mayBegin) return this.fail(at);
        at = kind === OBJECT && !isPython ? this.member(at) : kind === CALL && isPython ? this.argument(at) : this.expression(at);
        if (at < 0) return -1;
        mayBegin = false;
        continue;
      }
      at += 1;
    }
    this.depth -= 1;
    return at + 1;
  }

  /** An argument, perhaps with its name before it. */
  private argument(from: number): number {
    const wordEnd = this.wordEnd(from);
    const equals = wordEnd > from ? this.skip(wordEnd) : from;
    const isNamed = wordEnd > from && this.text.charCodeAt(equals) === 61 && this.text.charCodeAt(equals + 1) !== 61;
    if (isNamed && this.isReserved(from, wordEnd) !== 0) return this.fail(from);
    return this.expression(isNamed ? equals + 1 : from);
  }

  /** `key: value`, `name` or `...value` of a script's object; methods and computed keys are not plain. */
  private member(from: number): number {
    const { text } = this;
    const code = text.charCodeAt(from);
    if (code === 46) return this.expression(from);
    const end = code === 34 || code === 39 ? stringEnd(text, from, this.limit) : this.wordEnd(from);
    if (end <= from) return this.fail(from);
    const next = this.skip(end);
    const following = text.charCodeAt(next);
    if (following === 58) return this.expression(next + 1);
    return following === 44 || following === 125 ? end : this.fail(next);
  }

  private wordEnd(from: number): number {
    const { text } = this;
    let at = from;
    for (let code = text.charCodeAt(at); code < 128 && (CLASS[code]! & WORD) !== 0; code = text.charCodeAt(at)) at += 1;
    return at;
  }

  /** A Python string with letters before it: one token, which only the tree shows. */
  private prefixed(start: number, quoteAt: number): number {
    if (!this.syntax.isPython) return this.fail(start);
    const end = prefixedStringEnd(this.text, { start, quoteAt, limit: this.limit });
    if (end < 0) return this.fail(start);
    this.found.opaque(Opaque.string, start, end);
    return this.postfix(start, end);
  }

  private template(start: number): number {
    if ((this.depth += 1) > DEEPEST) return this.fail(start);
    const { text, limit } = this;
    const index = this.found.opaque(Opaque.template, start, start);
    for (let at = start + 1; at < limit; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 96) {
        this.found.opaqueEnds.data[index] = at + 1;
        this.depth -= 1;
        return this.postfix(start, at + 1);
      }
      if (code === 92) at += 1;
      else if (code === 36 && text.charCodeAt(at + 1) === 123) {
        at = this.expression(at + 2);
        if (at < 0) return -1;
        at = this.skip(at);
        if (text.charCodeAt(at) !== 125) return this.fail(at);
      }
    }
    return this.fail(start);
  }
}

const [LIST, CALL, SUBSCRIPT, OBJECT] = [0, 1, 2, 3];
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
