import { TokenKind, type TokenTable } from '../api/unit.ts';
import type { LineTable } from './line-table.ts';

/** Whole lines of a file and the tokens that begin in them. */
export interface Stretch {
  /** 1-based, both included. */
  startLine: number;
  endLine: number;
  /** Offset behind the last line. */
  end: number;
  /** Token indices, `to` not included. */
  from: number;
  to: number;
}

/** Which lines hold code, found once per file: what a unit asks for is a difference. */
export class CodeLines {
  private readonly tokens: TokenTable;
  private readonly lines: LineTable;
  /** By line, how many lines up to and with it hold code. */
  private readonly sums: Uint32Array;

  constructor(tokens: TokenTable, lines: LineTable) {
    this.tokens = tokens;
    this.lines = lines;
    this.sums = new Uint32Array(lines.starts.length + 1);
    eachCodeLine({ startLine: 1, from: 0, to: tokens.count }, { tokens, lines }, (line) => (this.sums[line] = 1));
    for (let line = 1; line < this.sums.length; line += 1) this.sums[line]! += this.sums[line - 1]!;
  }

  /** Lines that a token of the stretch reaches, blank ones and comments aside. */
  count(stretch: Stretch): number {
    const { sums, tokens, lines } = this;
    const { from, to, startLine, endLine, end } = stretch;
    if (from >= to) return 0;
    const isCut = tokens.ends[to - 1]! > end || (from > 0 && tokens.ends[from - 1]! > lines.startOf(startLine));
    if (!isCut) return sums[endLine]! - sums[startLine - 1]!;
    // A token that lies across the border counts where it begins.
    let count = 0;
    eachCodeLine(stretch, { tokens, lines }, () => (count += 1));
    return count;
  }
}

/** Visits each line that one of the tokens reaches, once, in order. */
function eachCodeLine(
  { startLine, from, to }: Pick<Stretch, 'startLine' | 'from' | 'to'>, { tokens, lines }: { tokens: TokenTable; lines: LineTable }, visit: (line: number) => void,
): void {
  const { starts } = lines;
  let line = startLine;
  let last = 0;
  for (let i = from; i < to; i += 1) {
    const kind = tokens.kinds[i]!;
    if (kind === TokenKind.comment || kind === TokenKind.doc) continue;
    const start = tokens.starts[i]!;
    while (line < starts.length && starts[line]! <= start) line += 1;
    if (line > last) {
      last = line;
      if (!lines.isBlank(line)) visit(line);
    }
    for (const end = tokens.ends[i]!; last < starts.length && starts[last]! < end; ) {
      last += 1;
      if (!lines.isBlank(last)) visit(last);
    }
  }
}
