import { Uint32List } from './growable.ts';

const found = new Uint32List();

/** Offsets at which the lines of a text start. Lines end at `\n`, as git counts them; a final line end opens no line. */
export class LineTable {
  readonly starts: Uint32Array;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    found.length = 0;
    found.push(0);
    for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) found.push(at + 1);
    this.starts = found.take();
  }

  /** Number of lines; 0 for the empty text. */
  get count(): number {
    return this.text.length === 0 ? 0 : this.starts.length;
  }

  /** 1-based line of an offset. */
  lineAt(offset: number): number {
    return Math.max(1, lowerBound(this.starts, offset + 1));
  }

  startOf(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  /** Offset of the line end, which is left out together with a carriage return before it. */
  endOf(line: number): number {
    let end = line < this.starts.length ? this.starts[line]! - 1 : this.text.length;
    if (line >= this.starts.length && end > 0 && this.text.charCodeAt(end - 1) === 10) end -= 1;
    return end > this.startOf(line) && this.text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  }

  isBlank(line: number): boolean {
    const end = this.endOf(line);
    for (let at = this.startOf(line); at < end; at++) {
      const code = this.text.charCodeAt(at);
      if (code > 32 && code !== 0xfeff && code !== 0xa0) return false;
    }
    return true;
  }
}

/** First index whose value is not below `value`, in an ascending array. */
export function lowerBound(values: Uint32Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
