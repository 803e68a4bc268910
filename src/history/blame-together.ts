import { availableParallelism } from 'node:os';
import type { BlameOptions, BlameRequest, FileBlame } from './blame-request.ts';
import { FirstParents } from './first-parents.ts';
import type { History } from './history.ts';
import { diffBlobs, type BlobPair } from './hunks.ts';
import { addWays, walkLines, type Ways } from './line-walk.ts';
import { Lineage, type Step } from './lineage.ts';
import type { Repository } from './object-view.ts';
import { readPathChanges } from './read-changes.ts';

/** Changes compared by one process: few enough to hold, and to see progress. */
const CHANGES_AT_ONCE = 2_000;

interface Work {
  repository: Repository;
  history: History;
  options: BlameOptions;
}

/**
 * Blames files in a few processes for all of them: the changes of all commits, then the contents that have to be
 * compared. See `blame-together.rationale.md`.
 *
 * @returns The files that are left for git itself.
 */
export async function blameTogether({ repository, history, options }: Work, requests: readonly BlameRequest[], visit: (blame: FileBlame) => void): Promise<BlameRequest[]> {
  const first = new FirstParents(history);
  const changes = await readPathChanges(repository, history, first);
  if (changes === undefined) return [...requests];
  const lineage = new Lineage(repository, { history, changes, first });
  const left: BlameRequest[] = [];
  const stepOf = ({ path }: BlameRequest): Step => ({ commit: history.numbers.of(repository.head), path });
  const settle = (ways: Ways, request: BlameRequest): void => {
    const ranges = walkLines(lineage, ways, { from: stepOf(request), lines: request.lines });
    if (ranges === undefined) left.push(request);
    else visit({ ...request, ranges });
  };
  if (isPlain(options)) {
    await lineage.prepare(requests.map(stepOf));
    const batches = batchesOf(requests, { add: (ways, request) => addWays(ways, lineage, stepOf(request)), left });
    await eachAtOnce(options.jobs ?? availableParallelism(), batches, async ({ ways, files }) => {
      await compare(repository, ways);
      for (const request of files) settle(ways, request);
    });
  } else {
    for (const request of requests) {
      const ways: Ways = new Map();
      const isKnown = (!looksFurther(options) || lineage.find(stepOf(request)) < 0) && addWays(ways, lineage, stepOf(request));
      if (isKnown && comparisons(ways).length === 0) settle(ways, request);
      else left.push(request);
    }
  }
  return left;
}

/** Into other files, or through past commits: then even a file that needs no comparison may get lines from elsewhere. */
const looksFurther = ({ detectCopies, ignoreRevs = [] }: BlameOptions): boolean => detectCopies === true || ignoreRevs.length > 0;
export const isPlain = (options: BlameOptions): boolean => !options.ignoreWhitespace && !options.detectMoves && !looksFurther(options);

const comparisons = (ways: Ways): (Step & { pair: BlobPair })[] =>
  [...ways.values()].flatMap((steps) => steps.filter((step): step is Step & { pair: BlobPair } => step.pair !== undefined));

async function compare(repository: Repository, ways: Ways): Promise<void> {
  const steps = comparisons(ways);
  const answers = await diffBlobs(repository, steps.map(({ pair }) => pair));
  for (const [at, step] of steps.entries()) {
    const hunks = answers[at];
    if (hunks !== undefined) step.hunks = hunks;
  }
}

interface Batch {
  files: BlameRequest[];
  ways: Ways;
}

/** Files with the changes that their lines can come through, together as many as one process should compare. */
function* batchesOf(requests: readonly BlameRequest[], { add, left }: { add: (ways: Ways, request: BlameRequest) => boolean; left: BlameRequest[] }): Generator<Batch> {
  let batch: Batch = { files: [], ways: new Map() };
  for (const request of requests) {
    if (!add(batch.ways, request)) {
      left.push(request);
      continue;
    }
    batch.files.push(request);
    if (batch.ways.size < CHANGES_AT_ONCE) continue;
    yield batch;
    batch = { files: [], ways: new Map() };
  }
  if (batch.files.length > 0) yield batch;
}

async function eachAtOnce<Item>(jobs: number, items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, worker));
}
