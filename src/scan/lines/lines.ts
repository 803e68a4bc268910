import { attributeLines, type LineOrigins } from '../../attribution/lines.ts';
import { blameFiles, type FileBlame } from '../../history/blame.ts';
import { blameOnward } from '../../history/blame-onward.ts';
import { isPlain } from '../../history/blame-together.ts';
import type { Repository } from '../../history/object-view.ts';
import { HandiworkError } from '../../shared/errors.ts';
import { packBlame, unpackBlame, type PackedBlame } from './blame-fact.ts';
import type { Found } from '../files.ts';
import type { LinesByPath } from './line-store.ts';
import type { LineOptions, ScanOptions } from '../options.ts';
import type { Past } from './past.ts';
import { findRecords, noteStrays, readRecords } from './records.ts';
import type { Warm } from '../kept/warm.ts';

/** With more files than this, walking the whole history once for all of them is sooner done. */
const MOST_ONWARD = 100;

/**
 * Asks who brought each line that is still there.
 *
 * @param origins Filled as answers come, by path. A file that could not be blamed is missing, and noted on the repository.
 */
export async function attributeFiles(
  repository: Repository,
  { past, found: { files, tree }, options, onFile, warm }: { past: Past; found: Pick<Found, 'files' | 'tree'>; options: ScanOptions; onFile: (done: number, total: number) => void; warm?: Warm },
  origins: LinesByPath,
): Promise<void> {
  const { history, agents, declared } = past;
  const sources = await findRecords(repository, tree);
  if (sources !== undefined) noteStrays(repository, past, sources);
  const blames: FileBlame[] = [];
  const visit = (blame: FileBlame): void => {
    origins.set(blame.path, attributeLines(blame, (commit) => declared.get(commit)));
    if (sources !== undefined) blames.push(blame);
    onFile(origins.size, files.length);
  };
  const mayAdopt = warm?.isSameWithoutRecords(sources !== undefined);
  const unknown = files.filter((file) => {
    const { path } = file;
    if (warm?.isUnchanged(file) && mayAdopt && origins.adopt?.(path)) return false;
    const packed = warm?.recall<PackedBlame>('blame', file);
    if (packed !== undefined) visit(unpackBlame(path, packed));
    return packed === undefined;
  });
  const work = { repository, history, options: options.blame ?? {} };
  const take = (blame: FileBlame): void => {
    visit(blame);
    warm?.keep('blame', blame.path, () => JSON.stringify(packBlame(blame)));
  };
  const earlier = unknown.length <= MOST_ONWARD && isPlain(work.options) ? warm?.earlier : undefined;
  await blameFiles(work, earlier === undefined ? unknown : await blameOnward(work, earlier, unknown, take), take);
  if (sources === undefined) return;
  const records = await readRecords({ repository, history, agents }, sources, blames);
  for (const blame of blames) origins.set(blame.path, attributeLines(blame, (commit) => declared.get(commit), (range) => records.of(range)));
}

/** The same for one file. @throws {HandiworkError} When it could not be blamed. */
export async function attributeFile(
  repository: Repository,
  { past, path, lines, blame }: { past: Past; path: string; lines: number; blame: LineOptions },
): Promise<{ blamed: FileBlame; origins: LineOrigins }> {
  let blamed: FileBlame | undefined;
  await blameFiles({ repository, history: past.history, options: blame }, [{ path, lines }], (one) => {
    blamed = one;
  });
  if (blamed === undefined) {
    const note = repository.notes.find((one) => one.path === path);
    throw new HandiworkError(`"${path}" could not be blamed${note ? `: ${note.message}` : '.'}`);
  }
  const { history, agents, declared } = past;
  const sources = await findRecords(repository);
  const records = sources === undefined ? undefined : await readRecords({ repository, history, agents }, sources, [blamed]);
  return { blamed, origins: attributeLines(blamed, (commit) => declared.get(commit), (range) => records?.of(range) ?? []) };
}
