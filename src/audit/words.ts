/** Called for every run of {@link SPAN} words: its hash, the place of its first word, the lines of its first and last word. */
export type SeeShingle = (hash: number, at: number, startLine: number, endLine: number) => void;

/** Words in a shingle. Three would be found by chance in most files, five would not survive the change of one word. */
const SPAN = 4;

const GAP = 0;
const WORD = 1;
const SIGN = 2;
const CLASS = classes();

/** What formatters add, take away or exchange is a gap: quotes, commas, semicolons, brackets of grouping, comment marks. */
function classes(): Uint8Array {
  const table = new Uint8Array(128).fill(SIGN);
  for (let code = 0; code <= 32; code += 1) table[code] = GAP;
  for (const character of ',;\'"`()\\/*#') table[character.charCodeAt(0)] = GAP;
  for (let code = 48; code <= 57; code += 1) table[code] = WORD;
  for (let code = 65; code <= 90; code += 1) table[code] = table[code + 32] = WORD;
  table[36] = table[95] = WORD;
  table[127] = GAP;
  return table;
}

const isWideSpace = (code: number): boolean =>
  code === 0xa0 || code === 0xfeff || code === 0x3000 || (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029;
const classOf = (code: number): number => (code < 128 ? (CLASS[code] ?? GAP) : isWideSpace(code) ? GAP : WORD);
const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** FNV-1a over UTF-16 units, then the finaliser of MurmurHash3, so that the smallest hashes are a fair sample. */
const mixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
function finished(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Reads a text as words: blind to white space, line wraps, quotes, commas, semicolons, round brackets, comment marks, case,
 * and how often a sign is repeated.
 *
 * @param line Number of the first line of the text.
 */
export function eachWord(text: string, see: (hash: number, line: number) => void, line = 1): void {
  let last = -1;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === WORD) {
      let hash = 0x811c9dc5;
      while (at < text.length && classOf(text.charCodeAt(at)) === WORD) hash = mixed(hash, lower(text.charCodeAt(at++)));
      see(hash >>> 0, line);
      last = -1;
      continue;
    }
    if (kind === SIGN && code !== last) see(mixed(0x811c9dc5, code) >>> 0, line);
    if (kind === SIGN) last = code;
    if (code === 10) line += 1;
    at += 1;
  }
}

/**
 * Reads a text as overlapping runs of words. One of fewer words than {@link SPAN} has none.
 * @returns How many words there are.
 */
export function eachShingle(text: string, see: SeeShingle): number {
  const hashes = new Uint32Array(SPAN);
  const lines = new Uint32Array(SPAN);
  let count = 0;
  eachWord(text, (hash, line) => {
    hashes[count % SPAN] = hash;
    lines[count % SPAN] = line;
    count += 1;
    if (count >= SPAN) see(joined(hashes, { from: count, length: SPAN }), count - SPAN, lines[count % SPAN] ?? line, line);
  });
  return count;
}

/** The hash of some words in a row, from a ring or a list. */
export function joined(hashes: ArrayLike<number>, { from, length }: { from: number; length: number }): number {
  let hash = 0x811c9dc5;
  for (let offset = 0; offset < length; offset += 1) hash = mixed(Math.imul(hash, 31), hashes[(from + offset) % hashes.length] ?? 0);
  return finished(hash);
}
