import { TokenKind, type TokenTable, type Unit } from '../api/unit.ts';
import { perUnit } from './per-unit.ts';

/** Spellings that heuristics count. Others work too, through a slower search; see {@link countSpelling}. */
const VOCABULARY = (
  'if else elif for while return try catch except finally throw raise const let var function async await this self ' +
  'export default private public readonly unknown any as is not None lambda assert yield class interface type import ' +
  'require then forEach console print expect logger new undefined null static typeof instanceof ' +
  '=> ?? ?. || && === == !== != ? ... ! : -> := %'
).split(' ');

const BUCKETS = 1024;
const hash = (first: number, last: number, length: number): number => (first * 37 + last * 11 + length * 131) & (BUCKETS - 1);

const indexOf = new Map(VOCABULARY.map((spelling, index) => [spelling, index]));
/** A word's first and last character and its length lead to the few spellings it may be; no word is cut out of the text. */
const buckets: number[][] = Array.from({ length: BUCKETS }, () => []);
VOCABULARY.forEach((spelling, index) => {
  buckets[hash(spelling.charCodeAt(0), spelling.charCodeAt(spelling.length - 1), spelling.length)]?.push(index);
});
/** The same for spellings of one ASCII character, plus one; most tokens are brackets and commas, and told by it alone. */
const singles = new Uint8Array(128);
VOCABULARY.forEach((spelling, index) => {
  if (spelling.length === 1) singles[spelling.charCodeAt(0)] = index + 1;
});

/** What the tokens of a unit are, counted in one pass. */
export interface Tally {
  /** Tokens other than comments and docstrings. */
  code: number;
  words: number;
  keywords: number;
  numbers: number;
  strings: number;
  templates: number;
  punctuation: number;
  /** Indices of the string and template tokens. */
  literals: readonly number[];
  /** By position in the vocabulary. */
  spellings: Uint32Array;
}

function indexAt(table: TokenTable, token: number): number {
  const start = table.starts[token] as number;
  const end = table.ends[token] as number;
  const { text } = table;
  if (end - start === 1) return (singles[text.charCodeAt(start)] ?? 0) - 1;
  const candidates = buckets[hash(text.charCodeAt(start), text.charCodeAt(end - 1), end - start)] as number[];
  for (let index = 0; index < candidates.length; index += 1) {
    const candidate = candidates[index] as number;
    const spelling = VOCABULARY[candidate] as string;
    if (spelling.length === end - start && isAt(text, start, spelling)) return candidate;
  }
  return -1;
}

/** `text.startsWith(spelling, start)`, which costs a call out of compiled code each time. */
function isAt(text: string, start: number, spelling: string): boolean {
  for (let index = 0; index < spelling.length; index += 1) if (text.charCodeAt(start + index) !== spelling.charCodeAt(index)) return false;
  return true;
}

function tallyTokens(unit: Unit): Tally {
  const { tokens, from, to } = unit;
  const byKind = new Uint32Array(16);
  const spellings = new Uint32Array(VOCABULARY.length);
  const literals: number[] = [];
  for (let token = from; token < to; token += 1) {
    const kind = tokens.kinds[token] as number;
    byKind[kind] = (byKind[kind] as number) + 1;
    if (kind === TokenKind.string || kind === TokenKind.template) literals.push(token);
    else if (kind === TokenKind.word || kind === TokenKind.keyword || kind === TokenKind.punctuation) {
      const index = indexAt(tokens, token);
      if (index >= 0) spellings[index] = (spellings[index] as number) + 1;
    }
  }
  const of = (kind: TokenKind): number => byKind[kind] as number;
  return {
    code: Math.max(0, to - from) - of(TokenKind.comment) - of(TokenKind.doc),
    words: of(TokenKind.word), keywords: of(TokenKind.keyword), numbers: of(TokenKind.number), strings: of(TokenKind.string),
    templates: of(TokenKind.template), punctuation: of(TokenKind.punctuation), literals, spellings,
  };
}

/** Token counts of a unit; kept, so that many heuristics share one pass. */
export const tally = perUnit(tallyTokens);

/** How many word, keyword and punctuation tokens of the unit are spelled exactly so. */
export function countSpelling(unit: Unit, spelling: string): number {
  const index = indexOf.get(spelling);
  if (index !== undefined) return tally(unit).spellings[index] as number;
  let count = 0;
  for (let token = unit.from; token < unit.to; token += 1) if (isSpelled(unit, token, spelling)) count += 1;
  return count;
}

/** Whether the token's source is exactly `spelling`; false outside the unit. */
export function isSpelled(unit: Unit, token: number, spelling: string): boolean {
  if (token < unit.from || token >= unit.to) return false;
  const start = unit.tokens.starts[token] as number;
  return (unit.tokens.ends[token] as number) - start === spelling.length && unit.tokens.text.startsWith(spelling, start);
}

/** Source of one token, '' outside the unit. */
export function tokenText(unit: Unit, token: number): string {
  if (token < unit.from || token >= unit.to) return '';
  return unit.tokens.text.slice(unit.tokens.starts[token], unit.tokens.ends[token]);
}
