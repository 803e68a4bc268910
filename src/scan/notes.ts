import type { CoverageNote } from '../api/report.ts';
import { type Found, LFS } from './files.ts';
import type { ScanOptions } from './options.ts';

/** What the reader should know about how lines were attributed, and what was left out by a limit or an interruption. */
export function lineNotes({ blame = {}, since, signal }: ScanOptions, { files, skipped, excused }: Found): CoverageNote[] {
  const notes: CoverageNote[] = [];
  const flags = [
    blame.ignoreWhitespace && '-w',
    blame.detectMoves && '-M',
    blame.detectCopies && '-C',
    blame.ignoreRevs?.length && `--ignore-rev (${blame.ignoreRevs.length} commits)`,
  ].filter(Boolean);
  if (flags.length > 0) notes.push({ code: 'blame-options', message: `Lines were attributed with git blame ${flags.join(' ')}.` });
  if (since !== undefined) notes.push({ code: 'since', message: `Only what was committed from ${since} on was audited.` });
  if (signal?.aborted) notes.push({ code: 'interrupted', message: 'The scan was interrupted: this report is partial.', incomplete: true });
  else if (files.length === 0) notes.push({ code: 'nothing-scanned', message: `No file was scanned: ${whyNone(skipped)}`, incomplete: true });
  const pointers = files.filter(({ language }) => language === LFS).length;
  if (pointers > 0) {
    const [which, what] = pointers === 1 ? ['1 file is a pointer', 'it stands'] : [`${pointers} files are pointers`, 'they stand'];
    notes.push({ code: 'lfs-pointers', message: `${which} of Git LFS: what ${what} for is not in the repository, and was not read.` });
  }
  if (excused > 0) {
    const [which, whose] = excused === 1 ? ['1 file of code or prose', 'its'] : [`${excused} files of code or prose`, 'their'];
    notes.push({ code: 'excused-by-attributes', message: `.gitattributes alone calls ${which} generated or vendored: ${whose} style was not read. What git knows applies all the same.` });
  }
  for (const { path, reason } of skipped) {
    if (reason === 'oversize') notes.push({ code: 'oversize', message: 'The file is larger than the limit. Leave it out with --exclude.', path, incomplete: true });
  }
  return notes;
}

const whyNone = (skipped: Found['skipped']): string => {
  if (skipped.some(({ reason }) => reason === 'unreadable')) return 'what is there could not be read.';
  return skipped.some(({ reason }) => reason === 'excluded' || reason === 'not-included')
    ? 'all were left out. Check the path, --include and --exclude.'
    : 'the commit holds no text file there. Check the path and --rev.';
};

const order = ({ code, path = '', message }: CoverageNote): string => `${code}\0${path}\0${message}`;

/** What git tells when it is ended with the scan. */
const OF_ENDED_READERS: ReadonlySet<string> = new Set(['damaged-object', 'messages-unread']);

/** In an order that does not depend on which process finished first; repeated ones once. */
export function sortedNotes(notes: readonly CoverageNote[]): CoverageNote[] {
  const isStopped = notes.some(({ code }) => code === 'interrupted' || code === 'time-budget');
  const told = isStopped ? notes.filter(({ code }) => !OF_ENDED_READERS.has(code)) : notes;
  const sorted = [...new Map(told.map((note) => [order(note), note])).values()];
  return sorted.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}
