/** Texts that occur often, kept once and named by their place. */
export class Strings {
  readonly all: string[] = [];
  readonly #places = new Map<string, number>();

  /** @returns -1 for nothing. */
  place(text: string | undefined): number {
    if (text === undefined) return -1;
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.all.length);
    return this.all.push(text) - 1;
  }
}
