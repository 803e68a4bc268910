import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import type { Report } from '../api/report.ts';
import { applyBaseline, baselineOf, notLookedAt, parseBaseline, printBaseline, type BaselineEntry } from '../findings/baseline.ts';
import { readText } from '../scan/read-text.ts';
import type { ScanOptions } from '../scan.ts';
import { HandiworkError } from '../shared/errors.ts';
import { pathInside } from './inside.ts';
import type { Io } from './io.ts';
import { flag, text, type Options } from './options.ts';

const LIMIT = 256 << 20;

/** What a scan does with suppression comments. */
export function suppressionsOf(options: Options): NonNullable<ScanOptions['suppressions']> {
  if (options['inlineConfig'] === false) return 'none';
  return flag(options, 'audit') && !flag(options, 'allowSuppressions') ? 'ignore' : 'apply';
}

/** The baseline of a call, read before anything is scanned so that a wrong name is told at once. */
export interface Baseline {
  /** Marks what is known; rewrites the file when asked to. */
  settle(reports: readonly Report[]): Report[];
}

/** @throws {HandiworkError} When the file is missing or no baseline. */
export function prepareBaseline(options: Options, io: Io): Baseline | undefined {
  const name = text(options, 'baseline');
  const [update, prune] = [flag(options, 'updateBaseline'), flag(options, 'pruneBaseline')];
  if (name === undefined) {
    if (update || prune) throw new HandiworkError(`--${update ? 'update' : 'prune'}-baseline needs --baseline <file>.`, { hint: 'Name the file that is to be written: --baseline report.json' });
    return undefined;
  }
  if (update && prune) throw new HandiworkError('--update-baseline and --prune-baseline exclude each other.', { hint: 'Updating removes what was not found any more, too.' });
  const file = resolve(io.cwd, name);
  const known = read(file, name, update);
  return {
    settle(reports) {
      const entries = update ? updated(reports, known) : known;
      const { reports: settled, standing } = applyBaseline(reports, entries);
      if (!update && !prune) return settled;
      if (isIncomplete(reports) && !flag(options, 'allowPartial')) {
        io.tell('handiwork: the baseline was left as it is, because not everything was read (--allow-partial writes it all the same).\n');
        return applyBaseline(reports, known).reports;
      }
      write(file, printBaseline(update ? entries : standing));
      return update ? settled : applyBaseline(reports, standing).reports;
    },
  };
}

/**
 * The same for a change. A baseline inside the repository is read from the commit that the change starts from: a change
 * cannot make itself known. One outside it is the user's own, and is read from the disk.
 *
 * @param path How the user named the repository.
 * @throws {HandiworkError} When there is no baseline in that commit, or it is none.
 */
export async function settleChange(report: Report, path: string, { options, io }: { options: Options; io: Io }): Promise<Report> {
  const name = text(options, 'baseline');
  if (name === undefined || report.review === undefined) return report;
  const file = resolve(io.cwd, name);
  const entries = pathInside(file, resolve(io.cwd, path)) !== undefined ? parseBaseline(await readText(name, { cwd: io.cwd, rev: report.review.base }), name) : read(file, name, false);
  return applyBaseline([report], entries).reports[0] ?? report;
}

/** What is found now, and what was known of files that this scan left out. */
function updated(reports: readonly Report[], known: readonly BaselineEntry[]): BaselineEntry[] {
  const now = baselineOf(reports);
  const kept = reports.flatMap((report) => notLookedAt(report, known));
  return [...now, ...kept.filter((entry) => !now.some(({ path, repository }) => path === entry.path && repository === entry.repository))];
}

function read(file: string, name: string, mayBeAbsent: boolean): BaselineEntry[] {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) {
    if (mayBeAbsent && statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() !== true) throw new HandiworkError(`There is no folder for the baseline "${name}".`, { hint: 'Make it first, or name another file.' });
    if (mayBeAbsent) return [];
    throw new HandiworkError(`There is no baseline "${name}".`, { hint: 'To write one: add --update-baseline.' });
  }
  if (!stat.isFile()) throw new HandiworkError(`The baseline "${name}" is not a regular file.`, { hint: 'Name a file: it is written anew with --update-baseline.' });
  if (stat.size > LIMIT) throw new HandiworkError(`The baseline "${name}" is larger than ${LIMIT} bytes.`, { hint: 'A baseline that --update-baseline writes is much smaller than a report.' });
  return parseBaseline(readFileSync(file, 'utf8'), name);
}

/** In one step: an interrupted run leaves the old file. */
function write(file: string, content: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

const isIncomplete = (reports: readonly Report[]): boolean =>
  reports.some(({ coverage }) => coverage.files.scanned === 0 || coverage.notes.some(({ incomplete }) => incomplete));
