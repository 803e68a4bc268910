import type { LanguageId } from '../api/unit.ts';

/** Words that are no identifiers, and operators of two and more characters. */
export interface Lexicon {
  readonly keywords: KeywordTable;
  /** Two characters as `first << 7 | second` → bit 1: an operator, bit 2: begins a longer one. */
  readonly pairs: Uint8Array;
  readonly longer: ReadonlySet<string>;
  /** What starts a line comment: `//` or `#`. */
  readonly hashComments: boolean;
}

/** Keywords by a rolling hash, so that no word has to be cut out of the text to be looked up. */
export interface KeywordTable {
  readonly slots: readonly (readonly string[] | undefined)[];
  readonly mask: number;
}

const SCRIPT_KEYWORDS = `break case catch class const continue debugger default delete do else enum export extends false
finally for function if import in instanceof new null return super switch this throw true try typeof var void while with
yield let static async await of as implements interface package private protected public abstract declare namespace type
readonly is keyof infer satisfies get set undefined`;
const PYTHON_KEYWORDS = `False None True and as assert async await break class continue def del elif else except finally
for from global if import in is lambda nonlocal not or pass raise return try while with yield`;
const SCRIPT_OPERATORS = `=> == != <= >= && || ?? ?. ++ -- += -= *= /= %= &= |= ^= << >> ** === !== **= <<= >>= >>> &&=
||= ??= ... >>>=`;
const PYTHON_OPERATORS = `-> := == != <= >= // ** << >> += -= *= /= %= &= |= ^= @= **= //= >>= <<= ...`;

export const HASH_MULTIPLIER = 31;

/** The same hash that the tokenizer computes while it reads a word. */
export function hashWord(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, HASH_MULTIPLIER) + word.charCodeAt(i)) | 0;
  return hash;
}

function keywordTable(words: readonly string[]): KeywordTable {
  const slots: string[][] = [];
  slots.length = 1024;
  for (const word of words) (slots[hashWord(word) & 1023] ??= []).push(word);
  return { slots, mask: 1023 };
}

function lexicon(keywords: string, operators: string, hashComments: boolean): Lexicon {
  const list = operators.split(/\s+/);
  const pairs = new Uint8Array(1 << 14);
  for (const operator of list) {
    const key = (operator.charCodeAt(0) << 7) | operator.charCodeAt(1);
    pairs[key] = pairs[key]! | (operator.length === 2 ? 1 : 2);
  }
  return {
    keywords: keywordTable(keywords.split(/\s+/)), pairs, longer: new Set(list.filter((it) => it.length > 2)), hashComments,
  };
}

const SCRIPT = lexicon(SCRIPT_KEYWORDS, SCRIPT_OPERATORS, false);
const PYTHON = lexicon(PYTHON_KEYWORDS, PYTHON_OPERATORS, true);

export const lexiconOf = (language: LanguageId): Lexicon => (language === 'python' ? PYTHON : SCRIPT);
