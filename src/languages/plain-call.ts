const CLASS = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$.') CLASS[character.charCodeAt(0)] = 1;

/** Longer texts are not looked at: the calls of a chain all begin at one place. UTF-16 units. */
const LONGEST = 240;
const OPEN = 40;
const COMMA = 44;
const EQUALS = 61;
const COLON = 58;

/**
 * Whether a call's text is names and dots, then brackets that hold only names, numbers, plain strings, dots and commas:
 * `a.b(c, d.e, 'x')`. Nothing in it can have a role, declare a name, or mislead the tokenizer, so the walk need not
 * enter: every other call, each of them a dozen nodes.
 * @param keywords `name=value` may stand for a value
 */
export function isPlainCall(text: string, { start, end, keywords }: { start: number; end: number; keywords: boolean }): boolean {
  if (end - start > LONGEST) return false;
  let at = start;
  while (isWord(text.charCodeAt(at))) at += 1;
  return at > start && text.charCodeAt(at) === OPEN && isPlainList(text, { start: at, end, joint: keywords ? EQUALS : 0 });
}

/** The same for an object literal: `{ a, b: c.d, e: 'x' }`. */
export const isPlainObject = (text: string, { start, end }: { start: number; end: number }): boolean =>
  end - start <= LONGEST && isPlainList(text, { start, end, joint: COLON });

/**
 * Values between brackets with commas between them. Two words side by side (`await x`, `x as T`, `a if b else c`) are not
 * plain, nor is a string with a prefix, an escape or a line end.
 * @param span from the opening bracket to behind the closing one; `joint` may stand between two words
 */
function isPlainList(text: string, { start, end, joint }: { start: number; end: number; joint: number }): boolean {
  const last = end - 1;
  let mayBegin = true;
  let mayJoin = false;
  for (let at = start + 1; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA) {
      mayBegin = true;
      mayJoin = false;
    } else if (code === joint && mayJoin) {
      mayBegin = true;
      mayJoin = false;
    } else if (code > 32) {
      if (!mayBegin) return false;
      mayBegin = false;
      if (isWord(code)) {
        while (isWord(text.charCodeAt(at + 1))) at += 1;
        mayJoin = text.charCodeAt(at + 1) === joint;
      } else if ((at = plainStringEnd(text, at, last)) < 0) return false;
    }
  }
  return true;
}

/** Offset of the closing quote, or -1 when no plain string begins here. */
function plainStringEnd(text: string, start: number, limit: number): number {
  const quote = text.charCodeAt(start);
  if (quote !== 34 && quote !== 39) return -1;
  for (let at = start + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    // Two quotes in a row may open a string of three.
    if (code === quote) return text.charCodeAt(at + 1) === quote ? -1 : at;
    if (code === 92 || code < 32) return -1;
  }
  return -1;
}

const isWord = (code: number): boolean => code < 128 && CLASS[code] === 1;
