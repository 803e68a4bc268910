import type { BlameOptions, BlameRequest, FileBlame } from './blame-request.ts';
import { blameTogether } from './blame-together.ts';
import { blameOneByOne } from './git-blame.ts';
import type { History } from './history.ts';
import type { Repository } from './object-view.ts';

export type { BlamedRange } from './blame-ranges.ts';
export type { BlameOptions, BlameRequest, FileBlame } from './blame-request.ts';

/** With fewer files than this, or fewer than one per so many commits, asking git file by file is sooner done. */
const FEWEST_FILES = 6;
const COMMITS_PER_FILE = 100;

/**
 * Attributes every line of the requested files to the commit that brought it, or to "older" when that commit lies before
 * the window: as `git blame` does, but for all files in a few processes, see `blame-together.rationale.md`. What cannot
 * be told that way is left to git, file by file. A file that cannot be blamed is noted on the repository and not visited.
 * Order of visits: as they finish.
 */
export async function blameFiles(
  { repository, history, options = {} }: { repository: Repository; history: History; options?: BlameOptions },
  requests: readonly BlameRequest[],
  visit: (blame: FileBlame) => void,
): Promise<void> {
  const work = { repository, history, options };
  const asked: BlameRequest[] = [];
  for (const request of requests) {
    if (request.lines === 0) visit({ ...request, ranges: [] });
    else if (history.isOlder(repository.head)) visit({ ...request, ranges: [{ startLine: 1, endLine: request.lines, unknown: 'older', path: request.path, originLine: 1 }] });
    else asked.push(request);
  }
  const fewest = options.fewestTogether ?? Math.max(FEWEST_FILES, history.count / COMMITS_PER_FILE);
  await blameOneByOne(work, asked.length < fewest ? asked : await blameTogether(work, asked, visit), visit);
}
