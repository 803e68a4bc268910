import type { Unit } from '../api/unit.ts';
import { perUnit } from './per-unit.ts';
import { tally } from './tally.ts';

/** What the string and template literals of a unit look like, counted in one pass. */
export interface LiteralFacts {
  /** String and template tokens; a template with places in it is several. */
  total: number;
  /** Strings delimited by `'`, among `quoted`. */
  singleQuoted: number;
  /** Strings delimited by `'` or `"`. */
  quoted: number;
  /** Words of all of them: runs without white space. */
  words: number;
  /** Literals that open like a sentence: a capital, small letters, a space. */
  sentences: number;
  /** Literals that report a failure or a refusal in the stock phrases. */
  stockErrors: number;
  /** Python: strings with the prefix f. */
  formatted: number;
}

const STOCK_ERROR = /[Ff]ailed to |[Ii]nvalid |[Ee]rror: |[Ee]rror (?:while|when|in) |[Nn]ot found|[Uu]nable to |[Ss]uccessfully|(?:is|are) required|must be /;

const isSpace = (code: number): boolean => code <= 32;
const isSmall = (code: number): boolean => code >= 97 && code <= 122;

function opensSentence(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first < 65 || first > 90) return false;
  let index = start + 1;
  while (index < end && isSmall(text.charCodeAt(index))) index += 1;
  return index > start + 1 && text.charCodeAt(index) === 32;
}

const isQuote = (code: number): boolean => code === 34 || code === 39 || code === 96;

/** Length of a Python string prefix (`f`, `rb`); 0 where the token opens with its quote or is a piece of a template. */
function prefixLength(text: string, start: number): number {
  if (isQuote(text.charCodeAt(start))) return 0;
  if (isQuote(text.charCodeAt(start + 1))) return 1;
  return isQuote(text.charCodeAt(start + 2)) ? 2 : 0;
}

function countWords(text: string, start: number, end: number): number {
  let words = 0;
  let inside = false;
  for (let index = start; index < end; index += 1) {
    const space = isSpace(text.charCodeAt(index));
    if (!space && !inside) words += 1;
    inside = !space;
  }
  return words;
}

function addLiteral(facts: LiteralFacts, text: string, from: number, end: number): void {
  const prefix = prefixLength(text, from);
  let start = from + prefix;
  facts.total += 1;
  if (prefix > 0 && ((text.charCodeAt(from) | 32) === 102 || (prefix > 1 && (text.charCodeAt(from + 1) | 32) === 102))) facts.formatted += 1;
  const quote = text.charCodeAt(start);
  if (quote === 34 || quote === 39) facts.quoted += 1;
  if (quote === 39) facts.singleQuoted += 1;
  while (start < end && isQuote(quote) && text.charCodeAt(start) === quote) start += 1;
  const words = countWords(text, start, end);
  facts.words += words;
  if (words < 2) return;
  if (opensSentence(text, start, end)) facts.sentences += 1;
  if (STOCK_ERROR.test(text.slice(start, Math.min(end, start + 400)))) facts.stockErrors += 1;
}

function measureLiterals(unit: Unit): LiteralFacts {
  const facts: LiteralFacts = { total: 0, singleQuoted: 0, quoted: 0, words: 0, sentences: 0, stockErrors: 0, formatted: 0 };
  const { text, starts, ends } = unit.tokens;
  for (const token of tally(unit).literals) addLiteral(facts, text, starts[token] as number, ends[token] as number);
  return facts;
}

/** Literal facts of a unit; kept, so that many heuristics share one pass. */
export const literalFacts = perUnit(measureLiterals);
