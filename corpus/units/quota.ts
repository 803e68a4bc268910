/** The most units of one kind. */
export interface Caps {
  slice: number;
  commit: number;
  file: number;
}

/** Counts what was taken of a slice, so that no repository, commit or file dominates. */
export class Quota {
  readonly #caps: ReadonlyMap<string, Caps>;
  readonly #taken = new Map<string, Caps>();

  constructor(caps: Readonly<Record<string, Caps>>) {
    this.#caps = new Map(Object.entries(caps));
    for (const kind of this.#caps.keys()) this.#taken.set(kind, { slice: 0, commit: 0, file: 0 });
  }

  startCommit(): void {
    for (const taken of this.#taken.values()) taken.commit = taken.file = 0;
  }

  startFile(): void {
    for (const taken of this.#taken.values()) taken.file = 0;
  }

  isFull(): boolean {
    return [...this.#caps].every(([kind, caps]) => this.#taken.get(kind)!.slice >= caps.slice);
  }

  /** True while one of these kinds (by default any) may still be taken from this commit. */
  hasRoom(kinds: readonly string[] = [...this.#caps.keys()]): boolean {
    return kinds.some((kind) => {
      const caps = this.#caps.get(kind);
      const taken = this.#taken.get(kind);
      return caps !== undefined && taken !== undefined && taken.slice < caps.slice && taken.commit < caps.commit;
    });
  }

  /** Takes one, if the caps allow it. */
  take(kind: string): boolean {
    const caps = this.#caps.get(kind);
    const taken = this.#taken.get(kind);
    if (caps === undefined || taken === undefined) return false;
    if (taken.slice >= caps.slice || taken.commit >= caps.commit || taken.file >= caps.file) return false;
    taken.slice += 1;
    taken.commit += 1;
    taken.file += 1;
    return true;
  }
}
