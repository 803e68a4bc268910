/** Numbers appended to one typed array that doubles when full; reused from file to file. */
export class Uint32List {
  data = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }

  /** A copy of what was appended. */
  take(): Uint32Array {
    return this.data.slice(0, this.length);
  }

  private grow(): void {
    const larger = new Uint32Array(this.data.length * 2);
    larger.set(this.data);
    this.data = larger;
  }
}
