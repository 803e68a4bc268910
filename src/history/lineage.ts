import type { FirstParents } from './first-parents.ts';
import type { History } from './history.ts';
import type { BlobPair, Hunks } from './hunks.ts';
import type { Repository } from './object-view.ts';
import type { Change, PathChanges } from './path-changes.ts';
import { findSources, type Arrival, type Source } from './renames.ts';

/** Where a change may have got lines from: a path in a parent. Without contents to compare, all of its lines are from there. */
export interface Step {
  /** Number of the parent. */
  commit: number;
  path: string;
  pair?: BlobPair;
  /** Where the pair differs, once it was compared. */
  hunks?: Hunks;
}

const ABSENT = '000000';
const isFile = (mode: string): boolean => mode.startsWith('100');

/** Which change could have got its lines from which: the rules by which `git blame` passes lines to parents. */
export class Lineage {
  readonly history: History;
  readonly changes: PathChanges;
  readonly #first: FirstParents;
  readonly #repository: Repository;
  /** By commit, parent and path; undefined where git could not say. */
  readonly #sources = new Map<string, Source | null | undefined>();

  constructor(repository: Repository, { history, changes, first }: { history: History; changes: PathChanges; first: FirstParents }) {
    this.#repository = repository;
    this.history = history;
    this.changes = changes;
    this.#first = first;
  }

  /** Finds out where files came from that were renamed, and their sources, and so on, in rounds. */
  async prepare(from: readonly Step[]): Promise<void> {
    const seen = new Uint8Array(this.changes.length);
    let open: Step[] = [...from];
    while (open.length > 0) {
      const arrivals: Arrival[] = [];
      const waiting: number[] = [];
      for (let step = open.pop(); step !== undefined; step = open.pop()) {
        const place = this.find(step);
        if (place < 0 || seen[place] === 1) continue;
        seen[place] = 1;
        const unknown = this.#arrivalsAt(this.changes.at(place)).filter((arrival) => !this.#sources.has(keyOf(arrival)));
        if (unknown.length === 0) open.push(...(this.stepsAt(place) ?? []));
        else {
          arrivals.push(...unknown);
          waiting.push(place);
        }
      }
      const sources = await findSources(this.#repository, arrivals);
      arrivals.forEach((arrival, at) => this.#sources.set(keyOf(arrival), sources[at]));
      open = waiting.flatMap((place) => this.stepsAt(place) ?? []);
    }
  }

  /** The change that a path in a commit comes from, or -1 when it is as it was before the window. */
  find({ commit, path }: Step): number {
    return this.#first.isInside(commit) ? this.changes.find(path, commit) : -1;
  }

  /** Whether the first parents of a commit end inside the window: what is there must have been brought by one of them. */
  startsInside({ commit }: Step): boolean {
    return this.#first.isInside(commit) && this.history.numbers.parents(this.#first.oldest(commit)).length === 0;
  }

  /** In the order in which parents are asked; undefined where only git itself can tell. */
  stepsAt(place: number): Step[] | undefined {
    const change = this.changes.at(place);
    const { path, before, after } = change;
    const [parent = -1, second = -1] = this.history.numbers.parents(change.commit);
    switch (change.kind) {
      case 'changed': return [{ commit: parent, path, pair: { before, after } }];
      case 'taken': return [{ commit: second, path }];
      case 'arrived': return this.#arrivedSteps(change, parent);
      case 'merged': return this.#mergedSteps(change);
      case 'unclear': return undefined;
      default: return [];
    }
  }

  #arrivedSteps(change: Change, parent: number): Step[] | undefined {
    const source = this.#sourceOf(change, parent);
    if (source === undefined) return undefined;
    return source === null ? [] : [stepTo(parent, source, change.after)];
  }

  /** A parent with the same content takes all; renames are looked for only where no parent has the content under its name. */
  #mergedSteps(change: Change): Step[] | undefined {
    const { path, after, sides } = change;
    const parents = this.history.numbers.parents(change.commit);
    const steps: (Step | undefined)[] = sides.map(() => undefined);
    const offer = (at: number, source: Source): void => {
      const isRepeated = steps.some((step, before) => before < at && step?.pair?.before === source.oid);
      if (!isRepeated) steps[at] = stepTo(parents[at] as number, source, after);
    };
    for (const [at, { mode, oid }] of sides.entries()) {
      if (isFile(mode)) offer(at, { path, oid });
      if (isWhole(steps[at])) return [steps[at]];
    }
    for (const [at, { mode }] of sides.entries()) {
      const source = mode === ABSENT ? this.#sourceOf(change, parents[at] as number) : null;
      if (source === undefined) return undefined;
      if (source !== null) offer(at, source);
      if (isWhole(steps[at])) return [steps[at]];
    }
    return steps.filter((step) => step !== undefined);
  }

  #sourceOf(change: Change, parent: number): Source | null | undefined {
    return this.#sources.get(keyOf(this.#arrival(change, parent)));
  }

  #arrivalsAt(change: Change): Arrival[] {
    const parents = this.history.numbers.parents(change.commit);
    if (change.kind === 'arrived') return [this.#arrival(change, parents[0] as number)];
    return change.sides.flatMap(({ mode }, at) => (mode === ABSENT ? [this.#arrival(change, parents[at] as number)] : []));
  }

  #arrival({ commit, path, after }: Change, parent: number): Arrival {
    const { numbers } = this.history;
    return { commit: numbers.id(commit), parent: numbers.id(parent), path, oid: after };
  }
}

const keyOf = ({ commit, parent, path }: Arrival): string => `${commit} ${parent} ${path}`;

const isWhole = (step: Step | undefined): step is Step => step !== undefined && step.pair === undefined;

const stepTo = (commit: number, { path, oid }: Source, after: string): Step =>
  (oid === after ? { commit, path } : { commit, path, pair: { before: oid, after } });
