import { eachEntry, joinNeighbours, originOf, type BlamedRange, type BlameEntry } from './blame-ranges.ts';
import type { BlameRequest, FileBlame } from './blame-request.ts';
import { startBlame, type Work } from './git-blame.ts';
import { GitFailure } from './git.ts';

/** A walk of few commits is soon done: most of its time is that of starting git. */
const AT_ONCE = 3;

/** A commit whose files have been blamed before. */
export interface Blamed {
  commit: string;
  blameOf(path: string): FileBlame | undefined;
}

/**
 * Blames files from the scanned commit down to an earlier one, and goes on with what is known of that. The fate of a line
 * depends on nothing but the content it is in, so the answer is that of a whole walk; only the `originLine` of older lines,
 * of which nobody asks, may be that of another part of their range.
 *
 * @returns The files of which lines end elsewhere: a branch left before the earlier commit and was merged since.
 */
export async function blameOnward(work: Work, earlier: Blamed, requests: readonly BlameRequest[], visit: (blame: FileBlame) => void): Promise<BlameRequest[]> {
  const left = new Set(requests);
  const queue = [...requests];
  const next = async (): Promise<void> => {
    for (let request = queue.shift(); request !== undefined; request = queue.shift()) {
      const ranges = await walk(work, earlier, request.path);
      if (ranges === undefined || ranges.at(-1)?.endLine !== request.lines) continue;
      left.delete(request);
      visit({ path: request.path, lines: request.lines, ranges });
    }
  };
  const walks = Array.from({ length: AT_ONCE }, next);
  await Promise.allSettled(walks); // when one fails, the others have ended before anybody hears of it
  await Promise.all(walks);
  return [...left];
}

async function walk(work: Work, earlier: Blamed, path: string): Promise<BlamedRange[] | undefined> {
  const { history } = work;
  const stream = startBlame(work, path, [earlier.commit]);
  let ranges: BlamedRange[] | undefined = [];
  try {
    await eachEntry(stream.stdout, (entry) => {
      const found = !entry.isBound || history.isOlder(entry.id) ? [here(entry, originOf(entry.id, history))] : beyond(entry, earlier);
      if (found === undefined) ranges = undefined;
      ranges?.push(...found ?? []);
    });
    await stream.done;
  } catch (error) {
    if (work.repository.signal?.aborted || !(error instanceof GitFailure)) throw error;
    return undefined; // the whole walk will say why
  }
  return ranges && joinNeighbours(ranges.sort((a, b) => a.startLine - b.startLine));
}

const here = ({ startLine, count, path, originLine }: BlameEntry, origin: Pick<BlamedRange, 'commit' | 'unknown'>): BlamedRange =>
  ({ startLine, endLine: startLine + count - 1, ...origin, path, originLine });

/** Where lines came from that the earlier commit had already. */
function beyond({ id, path, startLine, count, originLine }: BlameEntry, earlier: Blamed): BlamedRange[] | undefined {
  const known = id === earlier.commit ? earlier.blameOf(path) : undefined;
  const end = originLine + count - 1;
  if (known === undefined || known.lines < end) return undefined;
  return known.ranges.filter((range) => range.startLine <= end && range.endLine >= originLine).map((range) => {
    const first = Math.max(range.startLine, originLine);
    return {
      ...range,
      startLine: first - originLine + startLine,
      endLine: Math.min(range.endLine, end) - originLine + startLine,
      originLine: range.originLine + first - range.startLine,
    };
  });
}
