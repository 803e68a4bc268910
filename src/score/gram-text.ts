import { type Unit, TokenKind } from '../api/index.ts';
import { NameText } from './name-text.ts';
import { isTopic, WORD_PRIME, WORD_SEED } from './topics.ts';

/** A masked topic word, a blank line between tokens, a break between comments: characters that no source contains. */
const MASK = 1;
const BLANK = 2;
const BREAK = 3;
/** Only the start of a literal is read: its form matters, its content is mostly topic. */
const LITERAL_LIMIT = 48;
const COMMENT_LIMIT = 2000;
/** As far as the words of a literal are read. */
const STRING_LIMIT = 200;
/** Before and after the words of a literal. */
const STRING_START = 0x777;
const STRING_END = 0x6f7;

const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
/** By code, beyond ASCII too: a processor guesses wrong what kind of character comes next, and a table need not guess. */
const CLASS = new Uint8Array(1 << 16).fill(LOWER, 97, 123).fill(UPPER, 65, 91).fill(DIGIT, 48, 58);
const classOf = (c: number): number => CLASS[c & 0xffff]!;

/**
 * One unit as the n-gram builder reads it: layout, quotes and topic words are gone before the first n-gram, so a
 * formatter or a subject cannot move the score. Arrays are reused from unit to unit; read up to the counts.
 */
export class GramText {
  code = new Uint16Array(1 << 15);
  codeLength = 0;
  comment = new Uint16Array(1 << 15);
  commentLength = 0;
  strings = new Int32Array(1 << 13);
  stringCount = 0;
  shapes = new Int32Array(1 << 13);
  shapeCount = 0;
  words = new Int32Array(1 << 13);
  wordCount = 0;
  commentWords = new Int32Array(1 << 13);
  commentWordCount = 0;
  /** The names that the unit declares, each once. */
  readonly names = new NameText();
  /** When set, `fill` notes for each token where it begins in each of the six arrays: six numbers a token. */
  marks: number[] | undefined;

  fill(unit: Unit): void {
    this.codeLength = this.commentLength = this.shapeCount = this.wordCount = this.stringCount = this.commentWordCount = 0;
    this.reserve(unit.end - unit.start + 16, unit.to - unit.from + 16);
    const { kinds, starts, ends } = unit.tokens;
    const text = unit.file;
    let previousEnd = unit.start;
    let previousWordy = false;
    for (let i = unit.from; i < unit.to; i++) {
      const kind = kinds[i]!;
      const start = starts[i]!;
      const end = ends[i]!;
      this.marks?.push(this.codeLength, this.shapeCount, this.wordCount, this.stringCount, this.commentLength, this.commentWordCount);
      if (kind === TokenKind.comment || kind === TokenKind.doc) {
        this.readComment(text, start, end, kind === TokenKind.doc);
        this.pushShape(kind);
      } else {
        if (hasBlankLine(text, previousEnd, start)) this.code[this.codeLength++] = BLANK;
        const wordy = kind <= TokenKind.number;
        if (wordy && previousWordy) this.code[this.codeLength++] = 32;
        this.readToken(text, start, end, kind, isTrailingComma(text, kinds, starts, i, unit.to));
        previousWordy = wordy;
      }
      previousEnd = end;
    }
    this.names.fill(unit.declaredNames);
  }

  private readToken(text: string, start: number, end: number, kind: number, dropped: boolean): void {
    if (dropped) return;
    switch (kind) {
      case TokenKind.word:
        this.readWord(text, start, end);
        return;
      case TokenKind.keyword:
        this.readPlain(text, start, end);
        return;
      case TokenKind.punctuation: {
        const first = text.charCodeAt(start);
        if (first === 59) return; // a semicolon is the formatter's choice
        this.readPlain(text, start, end);
        return;
      }
      case TokenKind.number:
        this.code[this.codeLength++] = 48;
        this.pushShape(kind);
        return;
      default:
        this.readLiteral(text, start, end, kind);
    }
  }

  private readPlain(text: string, start: number, end: number): void {
    const { code } = this;
    let length = this.codeLength;
    let h = WORD_SEED;
    for (let i = start; i < end; i++) {
      const c = text.charCodeAt(i);
      code[length++] = c;
      h = Math.imul(h ^ c, WORD_PRIME);
    }
    this.codeLength = length;
    this.shapes[this.shapeCount++] = h;
  }

  private readLiteral(text: string, start: number, end: number, kind: number): void {
    if (kind === TokenKind.string || kind === TokenKind.template) this.readString(text, start, end);
    this.code[this.codeLength++] = 34;
    const stop = Math.min(end, start + LITERAL_LIMIT);
    const capital = classOf(text.charCodeAt(start + 1)) === UPPER ? 32 : 0;
    let spaces = 0;
    let i = start;
    while (i < stop) {
      const c = text.charCodeAt(i);
      const group = classOf(c);
      if (group === LOWER || group === UPPER) {
        i = this.readPieces(text, i, stop, false);
        continue;
      }
      if (c === 32) spaces++;
      if (c !== 34 && c !== 39 && c !== 96) this.code[this.codeLength++] = c > 127 ? 127 : c;
      i++;
    }
    this.code[this.codeLength++] = 34;
    this.pushShape(kind + capital + (spaces === 0 ? 0 : spaces < 4 ? 64 : 128));
  }

  /** The words and marks of a literal, case and quotes aside; a prefix (`f""`, a template) is part of its start. */
  private readString(text: string, start: number, end: number): void {
    const { strings } = this;
    let count = this.stringCount;
    const opening = text.charCodeAt(start);
    strings[count++] = STRING_START + (opening > 64 ? opening : 0);
    const stop = Math.min(end, start + STRING_LIMIT);
    let h = WORD_SEED;
    for (let i = start; i <= stop; i++) {
      const c = i < stop ? text.charCodeAt(i) : 32;
      const group = classOf(c);
      if (group === LOWER || group === UPPER) {
        h = Math.imul(h ^ (c | 32), WORD_PRIME);
        continue;
      }
      if (h !== WORD_SEED) strings[count++] = isTopic(h) ? MASK : h;
      h = WORD_SEED;
      if (c !== 34 && c !== 39 && c !== 96 && c !== 32) strings[count++] = group === DIGIT ? 48 : c > 127 ? 127 : c;
    }
    strings[count++] = STRING_END;
    this.stringCount = count;
  }

  private readWord(text: string, start: number, end: number): void {
    const before = this.wordCount;
    let i = start;
    while (i < end) i = this.readPieces(text, i, end, true);
    const parts = Math.min(this.wordCount - before, 4);
    const first = classOf(text.charCodeAt(start));
    const length = end - start;
    this.pushShape(256 + parts * 16 + first * 4 + (length <= 2 ? 0 : length <= 6 ? 1 : length <= 12 ? 2 : 3));
  }

  /** Reads one sub-word (`parse`, `URL`, `V2`) from `i` into the code characters and, for identifiers, the word list. */
  private readPieces(text: string, i: number, end: number, record: boolean): number {
    const { code } = this;
    const from = this.codeLength;
    let length = from;
    let h = WORD_SEED;
    let c = text.charCodeAt(i);
    let group = classOf(c);
    if (group === 0) {
      code[length] = c > 127 ? 127 : c;
      this.codeLength = length + 1;
      return i + 1;
    }
    for (;;) {
      code[length++] = group === DIGIT ? 48 : c;
      h = Math.imul(h ^ (group === UPPER ? c + 32 : group === DIGIT ? 48 : c), WORD_PRIME);
      i++;
      if (i >= end) break;
      const previous = group;
      c = text.charCodeAt(i);
      group = classOf(c);
      if (group === 0) break;
      if (group === UPPER && (previous !== UPPER || classOf(text.charCodeAt(i + 1)) === LOWER)) break;
      if (group === DIGIT && previous !== DIGIT) break;
    }
    if (isTopic(h)) {
      code[from] = MASK;
      length = from + 1;
      h = MASK;
    }
    this.codeLength = length;
    if (record) this.words[this.wordCount++] = h;
    return i;
  }

  private readComment(text: string, start: number, end: number, doc: boolean): void {
    this.comment[this.commentLength++] = BREAK;
    this.commentWords[this.commentWordCount++] = doc ? BREAK : BLANK;
    const stop = Math.min(end, start + COMMENT_LIMIT);
    let space = true;
    let i = start;
    while (i < stop) {
      const c = text.charCodeAt(i);
      const group = classOf(c);
      if (group === LOWER || group === UPPER) {
        i = this.readCommentWord(text, i, stop);
        space = false;
        continue;
      }
      if (c <= 32) {
        if (!space) this.comment[this.commentLength++] = 32;
        space = true;
      } else {
        const kept = group === DIGIT ? 48 : c;
        if (!(space && (c === 42 || c === 35 || c === 47))) {
          this.comment[this.commentLength++] = kept;
          this.commentWords[this.commentWordCount++] = kept;
          space = false;
        }
      }
      i++;
    }
    this.comment[this.commentLength++] = BREAK;
  }

  private readCommentWord(text: string, i: number, stop: number): number {
    const { comment } = this;
    const from = this.commentLength;
    let length = from;
    let h = WORD_SEED;
    let lower = WORD_SEED;
    while (i < stop) {
      const c = text.charCodeAt(i);
      const group = classOf(c);
      if (group !== LOWER && group !== UPPER) break;
      comment[length++] = c;
      h = Math.imul(h ^ c, WORD_PRIME);
      lower = Math.imul(lower ^ (group === UPPER ? c + 32 : c), WORD_PRIME);
      i++;
    }
    if (isTopic(lower)) {
      comment[from] = MASK;
      length = from + 1;
      h = MASK;
    }
    this.commentLength = length;
    this.commentWords[this.commentWordCount++] = h;
    return i;
  }

  private pushShape(symbol: number): void {
    this.shapes[this.shapeCount++] = Math.imul(symbol + 1, 0x27d4eb2d);
  }

  private reserve(chars: number, tokens: number): void {
    // A comment character yields at most one character and one word; a code token at most its characters and two marks.
    const wanted = chars + 3 * tokens;
    if (this.code.length < wanted) {
      const size = 1 << (32 - Math.clz32(wanted));
      this.code = new Uint16Array(size);
      this.comment = new Uint16Array(size);
      this.shapes = new Int32Array(size);
      this.words = new Int32Array(size);
      this.strings = new Int32Array(size);
      this.commentWords = new Int32Array(size);
    }
    if (this.shapes.length < wanted) {
      this.shapes = new Int32Array(this.code.length);
      this.words = new Int32Array(this.code.length);
      this.strings = new Int32Array(this.code.length);
      this.commentWords = new Int32Array(this.code.length);
    }
  }
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  let newlines = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10 && ++newlines === 2) return true;
  return false;
}

/** A comma before a closing bracket is the formatter's choice. */
function isTrailingComma(text: string, kinds: Uint8Array, starts: Uint32Array, i: number, to: number): boolean {
  if (text.charCodeAt(starts[i]!) !== 44 || kinds[i] !== TokenKind.punctuation || i + 1 >= to) return false;
  const next = text.charCodeAt(starts[i + 1]!);
  return next === 41 || next === 93 || next === 125;
}
