import { availableParallelism } from 'node:os';
import { parseBlame } from './blame-ranges.ts';
import type { BlameOptions, BlameRequest, FileBlame } from './blame-request.ts';
import { writeCommitGraph } from './commit-graph.ts';
import { GitFailure, streamGit, type GitStream } from './git.ts';
import type { History } from './history.ts';
import type { Repository } from './object-view.ts';
import { encodePath, isPlainPath } from './paths.ts';

const TIME_LIMIT = 120_000;
/** Bounds are a matter of speed only, so the rest may be left off where command lines are short. */
const MOST_BOUNDS = process.platform === 'win32' ? 300 : 5_000;

export interface Work {
  repository: Repository;
  history: History;
  options: BlameOptions;
}

/** One `git blame` per file, several at once, the largest first, and no further back than the window. */
export async function blameOneByOne(work: Work, requests: readonly BlameRequest[], visit: (blame: FileBlame) => void): Promise<void> {
  if (requests.length === 0) return;
  const queue = requests.toSorted((a, b) => a.lines - b.lines);
  await writeCommitGraph(work.repository, work.history, queue.length);
  const worker = async (): Promise<void> => {
    for (let request = queue.pop(); request !== undefined; request = queue.pop()) {
      const blame = await blameFile(work, request);
      if (blame !== undefined) visit(blame);
    }
  };
  const jobs = Math.max(1, Math.min(work.options.jobs ?? availableParallelism(), queue.length));
  await Promise.all(Array.from({ length: jobs }, worker));
}

async function blameFile({ repository, history, options }: Work, { path, lines }: BlameRequest): Promise<FileBlame | undefined> {
  const stream = startBlame({ repository, history, options }, path);
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

/** @param bounds commits that it stops at, beside those at the edge of the window. */
export function startBlame({ repository, history, options }: Work, path: string, bounds: readonly string[] = []): GitStream {
  const { view, signal, head } = repository;
  const args = [
    'blame', '--incremental',
    ...(options.ignoreWhitespace ? ['-w'] : []),
    ...(options.detectMoves ? ['-M'] : []),
    ...(options.detectCopies ? ['-C'] : []),
    ...(options.ignoreRevs ?? []).filter((id) => history.has(id)).map((id) => `--ignore-rev=${id}`),
    ...[...bounds, ...history.frontier.slice(0, MOST_BOUNDS)].map((id) => `^${id}`),
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
