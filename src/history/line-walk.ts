import { joinNeighbours, originOf, type BlamedRange } from './blame-ranges.ts';
import type { Hunks } from './hunks.ts';
import type { Lineage, Step } from './lineage.ts';

/** Consecutive lines of the file, and where they are in the content that is looked at. */
interface Run {
  /** In the scanned file, from 1. */
  line: number;
  /** In the content that is looked at, from 1. */
  origin: number;
  count: number;
}

/** Where changes may have got lines from, by place: all that the lines of some files can come through. */
export type Ways = Map<number, readonly Step[]>;

/**
 * Adds the ways of one file's lines.
 *
 * @returns False where only git itself can tell.
 */
export function addWays(ways: Ways, lineage: Lineage, from: Step): boolean {
  const added: number[] = [];
  const open: Step[] = [from];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const place = lineage.find(step);
    if (place < 0 || ways.has(place)) continue;
    const steps = lineage.stepsAt(place);
    if (steps === undefined) {
      for (const one of added) ways.delete(one);
      return false;
    }
    ways.set(place, steps);
    added.push(place);
    open.push(...steps);
  }
  return true;
}

/**
 * Passes the lines of one file from the scanned commit down to the commits that brought them.
 *
 * @param ways With hunks where contents differ.
 * @returns Undefined where only git itself can tell.
 */
export function walkLines(lineage: Lineage, ways: Ways, { from, lines }: { from: Step; lines: number }): BlamedRange[] | undefined {
  const walk = new LineWalk(lineage);
  walk.arrive(from, [{ line: 1, origin: 1, count: lines }]);
  return walk.finish(ways);
}

class LineWalk {
  readonly #lineage: Lineage;
  readonly #ranges: BlamedRange[] = [];
  /** Lines that have come as far as a change, by its place. */
  readonly #pending = new Map<number, Run[]>();
  #isUnclear = false;

  constructor(lineage: Lineage) {
    this.#lineage = lineage;
  }

  /** The lines are those of a path in a commit: they go on to the commit that last changed it. */
  arrive(step: Step, runs: readonly Run[]): void {
    if (runs.length === 0) return;
    const place = this.#lineage.find(step);
    if (place >= 0) {
      const pending = this.#pending.get(place);
      if (pending === undefined) this.#pending.set(place, [...runs]);
      else for (const run of runs) pending.push(run);
      return;
    }
    // A file is there and nobody inside the window put it there: only older commits can have.
    if (this.#lineage.startsInside(step)) this.#isUnclear = true;
    this.#settle(runs, { unknown: 'older', path: step.path });
  }

  finish(ways: Ways): BlamedRange[] | undefined {
    const { changes, history } = this.#lineage;
    for (let place = this.#next(); place !== undefined; place = this.#next()) {
      let runs = this.#pending.get(place) ?? [];
      this.#pending.delete(place);
      for (const step of ways.get(place) ?? []) {
        if (step.pair !== undefined && step.hunks === undefined) return undefined;
        const { kept, passed } = passThrough(runs, step.hunks ?? []);
        this.arrive(step, passed);
        runs = kept;
        if (runs.length === 0) break;
      }
      this.#settle(runs, { ...originOf(history.numbers.id(changes.commitAt(place)), history), path: changes.pathAt(place) });
    }
    return this.#isUnclear ? undefined : joinNeighbours(this.#ranges.sort((a, b) => a.startLine - b.startLine));
  }

  /** The newest: all that can still come to it has come, because children are read before parents. */
  #next(): number | undefined {
    const { changes, history } = this.#lineage;
    let newest: number | undefined;
    let rank = Infinity;
    for (const place of this.#pending.keys()) {
      const its = history.numbers.rank(changes.commitAt(place));
      if (its < rank) [newest, rank] = [place, its];
    }
    return newest;
  }

  #settle(runs: readonly Run[], origin: Pick<BlamedRange, 'commit' | 'unknown' | 'path'>): void {
    for (const { line, origin: originLine, count } of runs) this.#ranges.push({ startLine: line, endLine: line + count - 1, ...origin, originLine });
  }
}

/** Cuts runs at the hunks: lines inside of one are kept, the others passed on under the numbers of the earlier content. */
export function passThrough(runs: readonly Run[], hunks: Hunks): { kept: Run[]; passed: Run[] } {
  const kept: Run[] = [];
  const passed: Run[] = [];
  let first = 0;
  let shiftBefore = 0;
  for (const { line, origin, count } of runs.toSorted((a, b) => a.origin - b.origin)) {
    // Hunks that end before this run end before all that follow.
    while (first < hunks.length && endOf(hunks, first) <= origin) {
      shiftBefore += shiftOf(hunks, first);
      first += 3;
    }
    let at = origin;
    let shift = shiftBefore;
    const take = (to: number, into: Run[], by: number): void => {
      const end = Math.min(to, origin + count);
      if (end > at) into.push({ line: line + at - origin, origin: at + by, count: end - at });
      at = Math.max(at, end);
    };
    for (let next = first; next < hunks.length && at < origin + count; next += 3) {
      take(hunks[next] as number, passed, shift);
      take(endOf(hunks, next), kept, 0);
      shift += shiftOf(hunks, next);
    }
    take(origin + count, passed, shift);
  }
  return { kept, passed };
}

const endOf = (hunks: Hunks, at: number): number => (hunks[at] as number) + (hunks[at + 1] as number);
const shiftOf = (hunks: Hunks, at: number): number => (hunks[at + 2] as number) - (hunks[at + 1] as number);
