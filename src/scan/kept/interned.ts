/** Values by number, each kept once. */
export class Interned<Value> {
  readonly #numbers = new Map<string, number>();
  readonly #values: Value[] = [];

  of(key: string, value: Value): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#values.push(value) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }

  /** In the order of their numbers. */
  get values(): readonly Value[] {
    return this.#values;
  }

  at(number: number): Value | undefined {
    return this.#values[number];
  }
}
