/**
 * Paths in git are bytes. A path is held as a string: valid UTF-8 is decoded; every byte that is not part of valid UTF-8
 * becomes the lone surrogate U+DC00 + byte (Python's "surrogateescape"). No valid text decodes to a lone surrogate, so
 * `encodePath` gives back the exact bytes, and `JSON.stringify` keeps it readable as `\udcXX`.
 */
export function decodePath(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(bytes) ? escapeInvalid(bytes) : text;
}

/** The bytes that `decodePath` read. */
export function encodePath(path: string): Buffer {
  if (isPlainPath(path)) return Buffer.from(path, 'utf8');
  const parts: Buffer[] = [];
  for (const character of path) {
    const code = character.codePointAt(0) ?? 0;
    parts.push(code >= 0xdc80 && code <= 0xdcff ? Buffer.from([code - 0xdc00]) : Buffer.from(character, 'utf8'));
  }
  return Buffer.concat(parts);
}

/** False when the path holds escaped bytes: such a path cannot be a command-line argument of a child process. */
export const isPlainPath = (path: string): boolean => !/\p{Surrogate}/u.test(path);

/** Undoes git's C-style quoting (`"a\tb\303\251"`); a path without quotes is only decoded. */
export function unquotePath(bytes: Buffer): string {
  if (bytes[0] !== 0x22) return decodePath(bytes);
  const out: number[] = [];
  for (let i = 1; i < bytes.length && bytes[i] !== 0x22; i += 1) {
    if (bytes[i] !== 0x5c) {
      out.push(bytes[i] as number);
      continue;
    }
    i += 1;
    const escaped = ESCAPES[String.fromCharCode(bytes[i] ?? 0)];
    if (escaped === undefined) {
      out.push(parseInt(bytes.toString('latin1', i, i + 3), 8) & 0xff);
      i += 2;
    } else out.push(escaped);
  }
  return decodePath(Buffer.from(out));
}

const ESCAPES: Readonly<Record<string, number>> = {
  a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 0x22, '\\': 0x5c,
};

/** Length of the valid UTF-8 sequence that starts at `at`, or 0. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] as number;
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  // Overlong forms, surrogates and values past U+10FFFF pass the length test above; decoding once refuses them.
  return bytes.toString('utf8', at, at + length).includes('\ufffd') && !isReplacement(bytes, at) ? 0 : length;
}

const isReplacement = (bytes: Buffer, at: number): boolean =>
  bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;

function escapeInvalid(bytes: Buffer): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    text += length > 0 ? bytes.toString('utf8', i, i + length) : String.fromCharCode(0xdc00 + (bytes[i] as number));
    i += Math.max(1, length);
  }
  return text;
}
