import { TokenKind, type Comment, type TokenTable } from '../api/unit.ts';
import type { LineTable } from './line-table.ts';

const isComment = (kind: number): boolean => kind === TokenKind.comment || kind === TokenKind.doc;

/**
 * The comments and docstrings in a range of tokens, in order.
 * @param range `from` and `to` are token indices; `firstLine` is the first line of the unit, after which nothing is "after a blank"
 */
export function readComments(
  tokens: TokenTable, lines: LineTable, range: { from: number; to: number; firstLine: number },
): Comment[] {
  const comments: Comment[] = [];
  for (let i = range.from; i < range.to; i++) {
    if (!isComment(tokens.kinds[i]!)) continue;
    const start = tokens.starts[i]!;
    const end = tokens.ends[i]!;
    const raw = tokens.text.slice(start, end);
    const startLine = lines.lineAt(start);
    const kind = tokens.kinds[i] === TokenKind.doc ? 'doc' : raw.startsWith('/*') ? 'block' : 'line';
    comments.push({
      kind, text: stripMarkers(raw), raw, start, end, startLine, endLine: lines.lineAt(end - 1),
      ownLine: tokens.text.slice(lines.startOf(startLine), start).trim() === '',
      afterBlank: startLine > range.firstLine && lines.isBlank(startLine - 1),
    });
  }
  return comments;
}

/** A comment or docstring without its markers: `//`, `/*`, leading `*`, `#`, quotes and string prefixes. */
function stripMarkers(raw: string): string {
  const lines = inner(raw).split('\n').map((line) => line.trim());
  return lines.join('\n').trim();
}

function inner(raw: string): string {
  if (raw.startsWith('/*')) {
    const body = raw.slice(2, raw.endsWith('*/') && raw.length > 3 ? -2 : undefined);
    return withoutTrailingStars(body.replace(/^[*!]+/, '')).split('\n').map((line) => line.trim().replace(/^\*+ ?/, '')).join('\n');
  }
  if (raw.startsWith('//')) return raw.replace(/^\/+!?/, '');
  if (raw.startsWith('#')) return raw.replace(/^#+!?:?/, '');
  return unquote(raw);
}

/** By hand: an expression that looks for the end of each run of stars takes quadratic time on a wall of them. */
function withoutTrailingStars(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 42) end -= 1;
  return text.slice(0, end);
}

function unquote(raw: string): string {
  const open = raw.search(/['"]/);
  if (open < 0) return raw;
  const quote = raw.slice(open);
  const size = quote.startsWith('"""') || quote.startsWith("'''") ? 3 : 1;
  const mark = quote.slice(0, size);
  return quote.slice(size, quote.length >= 2 * size && quote.endsWith(mark) ? -size : undefined);
}
