import type { History } from './history.ts';

/**
 * The commits inside the window, each below its first parent: a forest. Commits are numbered so that "is this one among
 * the first parents of that one?" is two comparisons, however long the line between them is.
 */
export class FirstParents {
  /** Place of a commit in a walk that visits parents before children; -1 outside the window. */
  readonly enter: Int32Array;
  /** One more than the last place below a commit. */
  readonly #leave: Int32Array;
  /** Where the line of first parents ends inside the window. */
  readonly #oldest: Int32Array;

  constructor(history: History) {
    const { size } = history.numbers;
    this.enter = new Int32Array(size).fill(-1);
    this.#leave = new Int32Array(size);
    this.#oldest = new Int32Array(size).fill(-1);
    this.#walk(history);
  }

  isInside(commit: number): boolean {
    return (this.enter[commit] ?? -1) >= 0;
  }

  /** Whether `commit` is `older`, or has it among its first parents, their first parents and so on. */
  descends(commit: number, older: number): boolean {
    const at = this.enter[commit] as number;
    return (this.enter[older] as number) <= at && at < (this.#leave[older] as number);
  }

  oldest(commit: number): number {
    return this.#oldest[commit] as number;
  }

  #walk({ numbers }: History): void {
    const { size } = numbers;
    const firstChild = new Int32Array(size).fill(-1);
    const nextSibling = new Int32Array(size).fill(-1);
    const inside = Uint8Array.from({ length: size }, (_, commit) => (numbers.isInside(commit) ? 1 : 0));
    const parentOf = (commit: number): number => numbers.parents(commit)[0] ?? -1;
    const roots: number[] = [];
    for (let commit = 0; commit < size; commit += 1) {
      if (inside[commit] === 0) continue;
      const parent = parentOf(commit);
      if (parent < 0 || inside[parent] === 0) roots.push(commit);
      else [nextSibling[commit], firstChild[parent]] = [firstChild[parent] as number, commit];
    }
    let place = 0;
    for (const root of roots) {
      let at = root;
      for (;;) {
        this.enter[at] = place;
        this.#oldest[at] = root;
        place += 1;
        if ((firstChild[at] as number) >= 0) {
          at = firstChild[at] as number;
          continue;
        }
        this.#leave[at] = place;
        while (at !== root && (nextSibling[at] as number) < 0) this.#leave[(at = parentOf(at))] = place;
        if (at === root) break;
        at = nextSibling[at] as number;
      }
    }
  }
}
