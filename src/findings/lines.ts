/** The lines of a text as git counts them: line feeds end them, a carriage return before one is not part of a line. */
export class TextLines {
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    if (this.#starts.at(-1) === text.length && text.length > 0) this.#starts.pop();
  }

  get count(): number {
    return this.#starts.length;
  }

  /** @param number 1-based; an empty string beyond the end. */
  line(number: number): string {
    return this.slice(number, number);
  }

  /** Lines `from` to `to`, 1-based and inclusive, without the end of the last one. */
  slice(from: number, to: number): string {
    const start = this.#starts[Math.max(from, 1) - 1];
    if (start === undefined) return '';
    const next = this.#starts[to];
    const end = next === undefined ? this.text.length : next;
    return withoutEnd(this.text.slice(start, end));
  }
}

function withoutEnd(text: string): string {
  return text.endsWith('\r\n') ? text.slice(0, -2) : text.endsWith('\n') ? text.slice(0, -1) : text;
}
