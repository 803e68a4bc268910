/** Behind a string of one line that begins at a quote, or -1. */
export function stringEnd(text: string, start: number, limit: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    // Two quotes in a row may open a string of three; two strings side by side are one.
    if (code === quote) return text.charCodeAt(at + 1) === quote ? -1 : at + 1;
    if (code === 92) at += 1;
    else if (code < 32 && code !== 9) return -1;
  }
  return -1;
}

/** Behind a Python string with one or two letters before its quote, or -1. */
export function prefixedStringEnd(text: string, { start, quoteAt, limit }: { start: number; quoteAt: number; limit: number }): number {
  if (quoteAt - start > 2) return -1;
  let isFormatted = false;
  for (let at = start; at < quoteAt; at += 1) {
    const letter = text.charCodeAt(at) | 32;
    if (letter === 102) isFormatted = true;
    else if (letter !== 114 && letter !== 98 && letter !== 117) return -1;
  }
  const end = stringEnd(text, quoteAt, limit);
  return !isFormatted || end < 0 || hasPlainBraces(text, quoteAt, end) ? end : -1;
}

/** In a string that computes; a quote, a brace or an escape inside its braces is left to the tree. */
function hasPlainBraces(text: string, start: number, end: number): boolean {
  let isInside = false;
  for (let at = start + 1; at < end - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92 || (isInside && (code === 34 || code === 39 || code === 123))) return false;
    if (code === 123 && text.charCodeAt(at + 1) === 123) at += 1;
    else if (code === 123) isInside = true;
    else if (code === 125) isInside = false;
  }
  return !isInside;
}
