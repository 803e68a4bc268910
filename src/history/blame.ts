import { availableParallelism } from 'node:os';
import { parseBlame, type BlamedRange } from './blame-ranges.ts';
import { writeCommitGraph } from './commit-graph.ts';
import { GitFailure, streamGit, type GitStream } from './git.ts';
import type { History } from './history.ts';
import type { Repository } from './object-view.ts';
import { encodePath, isPlainPath } from './paths.ts';
import type { Touches } from './touches.ts';

export type { BlamedRange } from './blame-ranges.ts';

const TIME_LIMIT = 120_000;
/** Bounds are a matter of speed only, so the rest may be left off where command lines are short. */
const MOST_BOUNDS = process.platform === 'win32' ? 300 : 5_000;

/** A text file of the scanned commit. */
export interface BlameRequest {
  path: string;
  /** From `countLines`. */
  lines: number;
}

/** Every line of a file with the commit that brought it, as `git blame` says. */
export interface FileBlame {
  path: string;
  lines: number;
  /** Sorted; they cover 1..lines without a gap. */
  ranges: readonly BlamedRange[];
}

/** None of them is set by default: the truth is `git blame` without options. Name them in the report. */
export interface BlameOptions {
  /** `-w`. */
  ignoreWhitespace?: boolean;
  /** `-M`. */
  detectMoves?: boolean;
  /** `-C`, given once. */
  detectCopies?: boolean;
  /** Full commit ids to look through, as `--ignore-rev`. */
  ignoreRevs?: readonly string[];
  /** Processes at once; the number of processors by default. */
  jobs?: number;
  /** Milliseconds for one file. */
  timeLimit?: number;
}

interface Work {
  repository: Repository;
  history: History;
  touches: Touches;
  options: BlameOptions;
}

/**
 * Attributes every line of the requested files to the commit that brought it, or to "older" when that commit lies before
 * the window. Only files that the window touched are blamed, several at once, and no further back than the window.
 * A file that cannot be blamed is noted on the repository and not visited. Order of visits: as they finish.
 */
export async function blameFiles(
  { repository, history, touches, options = {} }: Omit<Work, 'options'> & { options?: BlameOptions },
  requests: readonly BlameRequest[],
  visit: (blame: FileBlame) => void,
): Promise<void> {
  const work: Work = { repository, history, touches, options };
  const queue: BlameRequest[] = [];
  for (const request of requests) {
    const blame = blameWithoutGit(work, request);
    if (blame === undefined) queue.push(request);
    else visit(blame);
  }
  queue.sort((a, b) => cost(touches, a) - cost(touches, b));
  await writeCommitGraph(repository, history, queue.length);
  const worker = async (): Promise<void> => {
    for (let request = queue.pop(); request !== undefined; request = queue.pop()) {
      const blame = await blameFile(work, request);
      if (blame !== undefined) visit(blame);
    }
  };
  const jobs = Math.max(1, Math.min(options.jobs ?? availableParallelism(), queue.length));
  await Promise.all(Array.from({ length: jobs }, worker));
}

const cost = (touches: Touches, request: BlameRequest): number => (touches.get(request.path)?.commits ?? 1) * request.lines;

function blameWithoutGit({ repository, history, touches, options }: Work, { path, lines }: BlameRequest): FileBlame | undefined {
  if (lines === 0) return { path, lines, ranges: [] };
  const whole = (range: Pick<BlamedRange, 'commit' | 'unknown'>): FileBlame =>
    ({ path, lines, ranges: [{ startLine: 1, endLine: lines, ...range, path, originLine: 1 }] });
  if (history.isOlder(repository.head)) return whole({ unknown: 'older' });
  if (!touches.complete) return undefined;
  const touch = touches.get(path);
  if (touch === undefined) return whole({ unknown: 'older' });
  if (touch.soleAuthor === undefined || options.detectCopies || options.ignoreRevs?.length) return undefined;
  return whole(history.isBoundary(touch.soleAuthor) ? { unknown: 'boundary' } : { commit: touch.soleAuthor });
}

async function blameFile({ repository, history, options }: Work, { path, lines }: BlameRequest): Promise<FileBlame | undefined> {
  const stream = startBlame(repository, history, options, path);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stream.kill();
  }, options.timeLimit ?? TIME_LIMIT);
  try {
    const ranges = await parseBlame(stream.stdout, history);
    await stream.done;
    const last = ranges.at(-1)?.endLine ?? 0;
    return { path, lines: Math.max(lines, last), ranges };
  } catch (error) {
    if (repository.signal?.aborted || !(error instanceof GitFailure)) throw error;
    repository.notes.push(isLate
      ? { code: 'blame-time-limit', message: 'git blame took too long; its lines are not attributed.', path, incomplete: true }
      : { code: 'blame-failed', message: explain(error), path, incomplete: true });
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** git's own words may hold anything, so only what they mean is passed on. */
const explain = (error: GitFailure): string =>
  /read|missing|object|blob/i.test(error.stderr)
    ? 'git blame failed: content of an earlier version is missing (partial or damaged clone).'
    : 'git blame failed on this file.';

function startBlame(repository: Repository, history: History, options: BlameOptions, path: string): GitStream {
  const { view, signal, head } = repository;
  const args = [
    'blame', '--incremental',
    ...(options.ignoreWhitespace ? ['-w'] : []),
    ...(options.detectMoves ? ['-M'] : []),
    ...(options.detectCopies ? ['-C'] : []),
    ...(options.ignoreRevs ?? []).filter((id) => history.has(id)).map((id) => `--ignore-rev=${id}`),
    ...history.frontier.slice(0, MOST_BOUNDS).map((id) => `^${id}`),
    head, '--',
  ];
  const shared = { view, ...(signal && { signal }) };
  if (isPlainPath(path)) {
    const stream = streamGit([...args, path], shared);
    stream.stdin.end();
    return stream;
  }
  // Node cannot put bytes that are not UTF-8 into an argument; xargs reads them from its input and starts git with them.
  const stream = streamGit(args, { ...shared, wrapper: { program: 'xargs', args: ['-0', '-n', '1'] } });
  stream.stdin.end(Buffer.concat([encodePath(path), Buffer.from([0])]));
  return stream;
}
