import { Uint32List } from './growable.ts';
import { NONE, type ShapeBuilder } from './shape.ts';

/** Ends of the calls around a call; a call takes three characters, so a text that is read holds fewer. */
const around = new Uint32Array(256);

/** What an expression that is not entered holds. */
export class PlainFound {
  /** Calls, each before those inside it once they are in order. */
  readonly starts = new Uint32List();
  readonly ends = new Uint32List();
  /** Spans that the tokenizer would read otherwise, in source order. */
  readonly opaqueKinds = new Uint32List();
  readonly opaqueStarts = new Uint32List();
  readonly opaqueEnds = new Uint32List();

  clear(): void {
    this.starts.length = this.ends.length = 0;
    this.opaqueKinds.length = this.opaqueStarts.length = this.opaqueEnds.length = 0;
  }

  call(start: number, end: number): void {
    this.starts.push(start);
    this.ends.push(end);
  }

  /** @returns its index */
  opaque(kind: number, start: number, end: number): number {
    this.opaqueKinds.push(kind);
    this.opaqueStarts.push(start);
    this.opaqueEnds.push(end);
    return this.opaqueKinds.length - 1;
  }

  /** From the order in which calls end to that in which a walk meets them: by start, the longer first. */
  order(): void {
    const starts = this.starts.data;
    const ends = this.ends.data;
    for (let i = 1; i < this.starts.length; i += 1) {
      const start = starts[i]!;
      const end = ends[i]!;
      let to = i;
      for (; to > 0 && (starts[to - 1]! > start || (starts[to - 1] === start && ends[to - 1]! < end)); to -= 1) {
        starts[to] = starts[to - 1]!;
        ends[to] = ends[to - 1]!;
      }
      starts[to] = start;
      ends[to] = end;
    }
  }

  /** Appends it to a shape; `depth` is that of the outermost call, `skipped` the number of calls at the front that are there. */
  giveTo(shape: ShapeBuilder, { depth, skipped, role, type }: { depth: number; skipped: number; role: number; type: number }): void {
    let level = 0;
    for (let i = skipped; i < this.starts.length; i += 1) {
      const start = this.starts.data[i]!;
      const end = this.ends.data[i]!;
      while (level > 0 && around[level - 1]! <= start) level -= 1;
      shape.roles.push(role);
      shape.types.push(type);
      shape.starts.push(start);
      shape.ends.push(end);
      shape.depths.push(depth + level);
      shape.nameStarts.push(NONE);
      around[level] = end;
      level += 1;
    }
    for (let i = 0; i < this.opaqueKinds.length; i += 1) {
      shape.opaqueKinds.push(this.opaqueKinds.data[i]!);
      shape.opaqueStarts.push(this.opaqueStarts.data[i]!);
      shape.opaqueEnds.push(this.opaqueEnds.data[i]!);
    }
  }
}
