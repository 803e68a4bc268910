// Built from code points so that this file holds none of the characters it guards against.
const UNSAFE_RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x1f], // C0, with tab and line feed
  [0x7f, 0x9f], // DEL and C1
  [0xad, 0xad], // soft hyphen
  [0x34f, 0x34f], // combining grapheme joiner
  [0x61c, 0x61c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers: letters that are not seen
  [0x17b4, 0x17b5], // Khmer inherent vowels
  [0x180e, 0x180e], // Mongolian vowel separator
  [0x200b, 0x200f], // zero width, direction marks
  [0x2028, 0x202e], // line separators, bidirectional embeddings and overrides
  [0x2060, 0x206f], // invisible operators, bidirectional isolates
  [0x3164, 0x3164], // Hangul filler
  [0xfeff, 0xfeff], // byte order mark
  [0xffa0, 0xffa0], // halfwidth Hangul filler
  [0xfff9, 0xfffb], // interlinear annotation
  [0xd800, 0xdfff], // lone surrogates
  [0xe0000, 0xe01ef], // tags and supplementary variation selectors
];

const CLASS = UNSAFE_RANGES.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('');
const UNSAFE = new RegExp(`[${CLASS}]`, 'gu');

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const visible = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return SHORT[character] ?? (code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`);
};

/**
 * Text of a scanned repository made fit for a terminal: control, bidirectional and invisible characters, line ends
 * included, become visible escapes, so that one value stays on one line and cannot repaint the screen.
 *
 * @param limit Longest result in code points; a longer text ends in `…`. Unlimited when absent.
 */
export function safeText(text: string, limit = Number.POSITIVE_INFINITY): string {
  // Cut before escaping: a ten-megabyte line must not be escaped to be thrown away.
  const head = text.length > limit * 2 ? text.slice(0, limit * 2) : text;
  const escaped = head.replace(UNSAFE, visible);
  if (escaped.length <= limit) return escaped;
  const points = Array.from(escaped);
  return points.length <= limit && head === text ? escaped : `${points.slice(0, Math.max(0, limit - 1)).join('')}…`;
}

/** Is there anything in the text that `safeText` would change? */
export const isSafeText = (text: string): boolean => text.search(UNSAFE) === -1;

const toEscape = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** What `JSON.stringify` leaves of it is ASCII that a terminal shows: nothing has to be escaped, and this is sooner known. */
const BEYOND_ASCII = /[^ -~]/;

/** JSON, made as safe on a terminal as `safeText` makes text; it parses to the same value. */
export const safeForTerminal = (json: string): string => (BEYOND_ASCII.test(json) ? json.replace(UNSAFE, toEscape) : json);

/** `JSON.stringify` whose output is as safe on a terminal as `safeText`, and parses back to the same value. */
export const safeJson = (value: unknown): string => safeForTerminal(JSON.stringify(value));

/** A text as one word of a shell's line, quoted where it must be. Whether it is safe to show is asked before. */
export const shellWord = (text: string): string => (/^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);
