/** A growing list of 32-bit numbers. */
export class Column {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }
}

/** Object ids as bytes; a history holds a million of them. */
export class IdColumn {
  #bytes = Buffer.alloc(1 << 15);
  #width = 20;
  length = 0;

  /** @param id hex, of one width throughout. @returns Its place. */
  push(id: string): number {
    this.#width = id.length / 2;
    const start = this.length * this.#width;
    if (start + this.#width > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    this.#bytes.write(id, start, 'hex');
    this.length += 1;
    return this.length - 1;
  }

  at(place: number): string {
    return this.#bytes.toString('hex', place * this.#width, (place + 1) * this.#width);
  }
}
