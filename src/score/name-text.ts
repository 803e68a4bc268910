import { isTopic, WORD_PRIME, WORD_SEED } from './topics.ts';

/** Before and after the pieces of a name, in front of a piece in capitals, of one with a capital, for one that is a topic. */
const START = 1;
const END = 2;
const CAPITALS = 5;
const CAPITAL = 6;
const MASK = 1000;
/** As far as a name is read. Characters. */
const NAME_LIMIT = 80;

/** Names as the n-gram builder reads them, in pieces: `loadHTTPRows2` is load, HTTP, Rows and a number. Arrays are reused. */
export class NameText {
  /** The pieces of one name after the other. */
  pieces = new Int32Array(1 << 10);
  /** Where in them each name ends. */
  private ends = new Int32Array(1 << 7);
  /** Names. */
  private count = 0;
  /** Pieces. */
  length = 0;

  fill(names: readonly string[]): void {
    this.count = this.length = 0;
    for (const name of new Set(names)) this.read(name);
  }

  /** Shows where each name begins and ends in the pieces. */
  each(visit: (from: number, to: number) => void): void {
    for (let at = 0, from = 0; at < this.count; at++) {
      const to = this.ends[at]!;
      visit(from, to);
      from = to;
    }
  }

  /** Index of the name that a piece belongs to, in the order in which they were given, each once. */
  nameAt(piece: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle]! <= piece) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private read(name: string): void {
    const end = Math.min(name.length, NAME_LIMIT);
    this.reserve(2 * end + 2);
    this.push(START);
    for (let i = 0; i < end; ) i = this.readPiece(name, i, end);
    this.push(END);
    this.ends[this.count++] = this.length;
  }

  /** Reads one piece from `i`; @returns where the next one begins */
  private readPiece(name: string, i: number, end: number): number {
    const to = pieceEnd(name, i, end);
    let h = WORD_SEED;
    for (let at = i; at < to; at++) {
      const c = name.charCodeAt(at);
      h = Math.imul(h ^ (isUpper(c) ? c + 32 : isDigit(c) ? 48 : c), WORD_PRIME);
    }
    if (to - i > 1 && isUpper(name.charCodeAt(i))) this.push(isUpper(name.charCodeAt(i + 1)) ? CAPITALS : CAPITAL);
    this.push(isTopic(h) ? MASK : h);
    return to;
  }

  private push(symbol: number): void {
    this.pieces[this.length++] = symbol;
  }

  private reserve(more: number): void {
    if (this.pieces.length < this.length + more) this.pieces = grown(this.pieces, this.length + more);
    if (this.ends.length === this.count) this.ends = grown(this.ends, this.count + 1);
  }
}

function grown(old: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const fresh = new Int32Array(Math.max(2 * old.length, least));
  fresh.set(old);
  return fresh;
}

/** A word with or without its capital, a run of capitals up to such a word, a run of digits, a run of anything else. */
function pieceEnd(name: string, i: number, end: number): number {
  const first = name.charCodeAt(i);
  if (isDigit(first)) return runEnd(name, i, { end, is: isDigit });
  if (!isUpper(first) && !isLower(first)) return runEnd(name, i, { end, is: isNeither });
  if (isLower(first)) return runEnd(name, i, { end, is: isLower });
  const capitals = runEnd(name, i, { end, is: isUpper });
  if (capitals === end || !isLower(name.charCodeAt(capitals))) return capitals;
  return capitals - i > 1 ? capitals - 1 : runEnd(name, capitals, { end, is: isLower });
}

function runEnd(name: string, from: number, { end, is }: { end: number; is: (c: number) => boolean }): number {
  let i = from;
  while (i < end && is(name.charCodeAt(i))) i++;
  return i;
}

const isLower = (c: number): boolean => c >= 97 && c <= 122;
const isUpper = (c: number): boolean => c >= 65 && c <= 90;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isNeither = (c: number): boolean => !isLower(c) && !isUpper(c) && !isDigit(c);
