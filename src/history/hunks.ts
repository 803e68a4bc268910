import { GitFailure, streamGit } from './git.ts';
import type { Repository } from './object-view.ts';
import { MadeTrees } from './made-trees.ts';

/** Two contents of a file, by object id. */
export interface BlobPair {
  before: string;
  after: string;
}

/** Where two contents differ, in threes: first line of the later one (from 1), lines there, lines they stand for. */
export type Hunks = readonly number[];

/** Pairs that are left out one by one because their content is missing, before the rest is given up. */
const MOST_FAILURES = 20;
/** Milliseconds without an answer; one that takes longer counts for several that fail. */
const PATIENCE = 120_000;
const LATE_COUNTS = 10;

/**
 * Compares pairs of blobs, line by line, with git's own diff, as `git blame` does: one process for all of them.
 *
 * @returns Per pair where it differs, or undefined when git could not compare it. The pairs must differ.
 */
export async function diffBlobs(repository: Repository, pairs: readonly BlobPair[]): Promise<(Hunks | undefined)[]> {
  const answers: (Hunks | undefined)[] = [];
  for (let failures = 0; answers.length < pairs.length && failures < MOST_FAILURES; ) {
    const rest = pairs.slice(answers.length);
    const { found, isKilled } = await diffSome(repository, rest);
    // Pairs differ, so that no hunk is no answer.
    for (const hunks of found) answers.push(hunks.length === 0 ? undefined : hunks);
    if (found.length < rest.length) answers.push(undefined); // the one that broke it
    failures += isKilled ? LATE_COUNTS : 1;
  }
  while (answers.length < pairs.length) answers.push(undefined);
  return answers;
}

/** Answers up to the first pair that cannot be read. */
async function diffSome(repository: Repository, pairs: readonly BlobPair[]): Promise<{ found: readonly Hunks[]; isKilled: boolean }> {
  const { view, signal } = repository;
  const made = new MadeTrees(repository);
  const [before, after] = (['before', 'after'] as const).map((side) =>
    made.add(pairs.map((pair, at) => ({ path: String(at).padStart(9, '0'), mode: '100644', oid: pair[side] }))));
  if (!(await made.write())) return { found: [], isKilled: false };
  const stream = streamGit(
    ['diff-tree', '-p', '-U0', '--text', '--no-renames', '--no-color', '--no-ext-diff', '--no-textconv', before as string, after as string],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end();
  const reader = new PatchReader();
  const timer = setTimeout(() => stream.kill(), PATIENCE);
  try {
    for await (const chunk of stream.stdout as AsyncIterable<Buffer>) {
      timer.refresh();
      reader.take(chunk);
    }
    await stream.done;
    return { found: reader.files, isKilled: false };
  } catch (error) {
    if (signal?.aborted || !(error instanceof GitFailure)) throw error;
    // One that failed has printed in full what came before; one that was killed may have stopped anywhere.
    return { found: error.isKilled ? reader.files.slice(0, -1) : reader.files, isKilled: error.isKilled };
  } finally {
    clearTimeout(timer);
  }
}

const LINE_FEED = 10;
const AT = 0x40;
const BACKSLASH = 0x5c;
const D = 0x64;
/** More than any header; what else a line holds is not looked at. */
const LONGEST = 100;
const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Reads `-p -U0`, and of it no more than the headers: how many lines to pass over is written there. */
export class PatchReader {
  readonly files: number[][] = [];
  /** The beginning of a line that the chunk before broke off. */
  #rest: Buffer = Buffer.alloc(0);
  /** Lines of a hunk that are still to come. */
  #skip = 0;

  take(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      let end = at;
      // Lines are short: a loop is faster than a call of indexOf for each.
      while (end < chunk.length && chunk[end] !== LINE_FEED) end += 1;
      if (end === chunk.length) break;
      if (this.#rest.length === 0) this.#line(chunk, at, end);
      else {
        const line = Buffer.concat([this.#rest, chunk.subarray(at, Math.min(end, at + LONGEST))]);
        this.#rest = Buffer.alloc(0);
        this.#line(line, 0, line.length);
      }
      at = end + 1;
    }
    if (this.#rest.length < LONGEST && at < chunk.length) this.#rest = Buffer.concat([this.#rest, chunk.subarray(at, at + LONGEST)]);
  }

  #line(bytes: Buffer, start: number, end: number): void {
    // "\ No newline at end of file" is a line of neither content.
    if (this.#skip > 0) this.#skip -= bytes[start] === BACKSLASH ? 0 : 1;
    else if (bytes[start] === AT) this.#hunk(bytes.toString('latin1', start, Math.min(end, start + LONGEST)));
    else if (bytes[start] === D) this.files.push([]);
  }

  #hunk(header: string): void {
    const [, removed = '1', start, added = '1'] = HUNK.exec(header) ?? [];
    if (start === undefined) return;
    this.files.at(-1)?.push(added === '0' ? Number(start) + 1 : Number(start), Number(added), Number(removed));
    this.#skip = Number(removed) + Number(added);
  }
}
