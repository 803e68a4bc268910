import { attributeLines, type LineOrigins } from '../attribution/lines.ts';
import { blameFiles, type FileBlame } from '../history/blame.ts';
import type { Repository } from '../history/object-view.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { ScannedFile } from './files.ts';
import type { LinesByPath } from './line-store.ts';
import type { LineOptions, ScanOptions } from './options.ts';
import type { Past } from './past.ts';
import { findRecords, readRecords } from './records.ts';
import type { Warm } from './warm.ts';

/**
 * Asks who brought each line that is still there.
 *
 * @param origins Filled as answers come, by path. A file that could not be blamed is missing, and noted on the repository.
 */
export async function attributeFiles(
  repository: Repository,
  { past, files, options, onFile, warm }: { past: Past; files: readonly ScannedFile[]; options: ScanOptions; onFile: (done: number, total: number) => void; warm?: Warm },
  origins: LinesByPath,
): Promise<void> {
  const { history, agents, declared } = past;
  const sources = await findRecords(repository);
  const blames: FileBlame[] = [];
  const visit = (blame: FileBlame): void => {
    origins.set(blame.path, attributeLines(blame, (commit) => declared.get(commit)));
    if (sources !== undefined) blames.push(blame);
    onFile(origins.size, files.length);
  };
  const unknown = files.filter(({ path, oid }) => {
    const blame = warm?.recall<FileBlame>('blame', path, oid);
    if (blame !== undefined) visit(blame);
    return blame === undefined;
  });
  const oids = new Map(unknown.map(({ path, oid }) => [path, oid]));
  await blameFiles({ repository, history, options: options.blame ?? {} }, unknown, (blame) => {
    visit(blame);
    warm?.keep('blame', blame.path, oids.get(blame.path) ?? '', blame);
  });
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
