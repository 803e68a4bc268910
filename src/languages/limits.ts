/** What a file may cost before the tool stops looking at its style. */
export interface ReadLimits {
  /** UTF-8 bytes, roughly: UTF-16 units are compared. */
  bytes: number;
  /** Characters in one line. */
  lineLength: number;
  /** Open brackets at one point, strings and comments counted as code. */
  nesting: number;
  /** Milliseconds of parsing. */
  milliseconds: number;
}

export const DEFAULT_LIMITS: ReadLimits = { bytes: 1 << 20, lineLength: 50_000, nesting: 2_000, milliseconds: 5_000 };

export type LimitCode = 'oversize' | 'long-line' | 'deep-nesting';

/** The limit that a text breaks, found in one pass without parsing. */
export function brokenLimit(text: string, limits: ReadLimits): LimitCode | undefined {
  if (text.length > limits.bytes) return 'oversize';
  let lineStart = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Most characters are told by one comparison.
    if (code > 93 ? code !== 123 && code !== 125 : code > 41 && code < 91) continue;
    if (code === 10) {
      if (at - lineStart > limits.lineLength) return 'long-line';
      lineStart = at + 1;
    } else if (code === 40 || code === 91 || code === 123) {
      if (++depth > limits.nesting) return 'deep-nesting';
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth -= 1;
  }
  return text.length - lineStart > limits.lineLength ? 'long-line' : undefined;
}
