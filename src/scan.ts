import { statSync } from 'node:fs';
import { resolve } from 'node:path';

import type { CoverageNote, Report } from './api/report.ts';
import type { LineOrigins } from './attribution/lines.ts';
import { builtinRules, type Rules } from './builtins.ts';
import { applyPolicy } from './config/policy.ts';
import { withCrew } from './crew/crew.ts';
import { compilePathFilter } from './discover/glob.ts';
import { type BlobReader, withBlobs } from './history/blobs.ts';
import { GitFailure } from './history/git.ts';
import { findRepository } from './history/locate.ts';
import { openRepository, type Repository } from './history/object-view.ts';
import type { TreeFile } from './history/tree.ts';
import { attributedChanges } from './scan/changes/attributed-changes.ts';
import { isoDate, poolChanges } from './scan/changes/changes.ts';
import type { EarlierJudgements } from './scan/rank/earlier-judgements.ts';
import { Disclosures } from './scan/lines/disclosures.ts';
import { crewFor } from './scan/style/crew.ts';
import { displayPaths } from './scan/display-path.ts';
import { earlierCommit, readEarlierCode, recallEarlierCode } from './scan/style/earlier-code.ts';
import { withFindings } from './scan/findings.ts';
import { discoverIn, findFiles, NOTHING_FOUND, type Found } from './scan/files.ts';
import { judgeFiles } from './scan/rank/judge-files.ts';
import { attributeFiles } from './scan/lines/lines.ts';
import { judgeMessages } from './scan/style/messages.ts';
import { lineNotes, sortedNotes } from './scan/notes.ts';
import type { ScanOptions } from './scan/options.ts';
import { heading } from './scan/heading.ts';
import { both, interruptible, leaveOut } from './scan/interrupt.ts';
import { NO_PAST, readPast } from './scan/lines/past.ts';
import type { PlacedUnit } from './scan/style/placed-unit.ts';
import type { Known } from './scan/rank/rank.ts';
import { readRepositoryEvidence } from './scan/repository.ts';
import { summariseAgents } from './scan/summary.ts';
import { Stylist } from './scan/style/style.ts';
import { bytesToRead, NO_STYLE, readStyle } from './scan/style/units.ts';
import { type Tables, Warm } from './scan/kept/warm.ts';
import { HandiworkError } from './shared/errors.ts';
import type { Progress } from './shared/bus.ts';

export type { LineOptions, ScanOptions } from './scan/options.ts';

/**
 * Scans one repository, or a folder inside one: who wrote which of the lines that are still there, and which files to
 * look at first.
 *
 * Nothing in the repository is run or written. Once `options.signal` is aborted, the report holds what was found until
 * then and says that it is incomplete.
 *
 * @param path A clone, a bare repository, a worktree, or a folder inside one; relative to `options.cwd`.
 * @param rules As `loadRules` makes them; what is built in when absent.
 * @returns The object that `--format json` prints: files in rank order, lines from 1 and both ends included, probabilities
 *   in [0, 1] or null with a reason. `coverage.notes` with `incomplete` name what should have been read and was not.
 * @throws {HandiworkError} When `path` is a file, when there is no repository or no such commit, when a pattern of
 *   `include` or `exclude` is negated, or when git is missing or older than 2.31.
 */
export async function scan(path: string, options: ScanOptions = {}, rules: Rules = builtinRules()): Promise<Report> {
  const place = resolve(options.cwd ?? '', path);
  if (statSync(place, { throwIfNoEntry: false })?.isFile()) {
    throw new HandiworkError(`"${path}" is a file, not a repository or a folder.`, { hint: `Scan its folder with --include, or ask about it alone: handiwork explain ${path}` });
  }
  const opening = openRepository(place, { ...(options.rev === undefined ? {} : { rev: options.rev }), ...(options.signal ? { signal: options.signal } : {}) });
  opening.catch(() => undefined); // heard below
  void rules.ruleSet; // reckoned while git starts
  const repository = await opening;
  try {
    const depth = repository.subfolder.split('/').length - 1;
    return await scanRepository(repository, displayPaths([{ path, depth }])[0] ?? path, options, rules);
  } finally {
    repository.close();
  }
}

/**
 * Scans several repositories, one after the other. One that fails does not stop the rest: its report has an empty `head`,
 * and a note with the reason.
 *
 * @returns One report for each path, in their order.
 * @throws {HandiworkError} When a pattern of `include` or `exclude` is wrong: that is told once, before anything is read.
 */
export async function scanAll(paths: readonly string[], options: ScanOptions = {}, rules: Rules = builtinRules()): Promise<Report[]> {
  compilePathFilter([...(options.include ?? []), ...(options.exclude ?? [])]); // what is wrong with a pattern is told once, not of every repository
  const names = displayPaths(paths.map((path) => ({ path, depth: depthOf(resolve(options.cwd ?? '', path)) })));
  const reports: Report[] = [];
  for (const [at, path] of paths.entries()) {
    const name = names[at] ?? path;
    try {
      if (options.signal?.aborted) throw new HandiworkError('The scan was interrupted before this repository.');
      const report = await scan(path, options, rules);
      reports.push({ ...report, repository: { ...report.repository, path: name } });
    } catch (error) {
      reports.push(failedReport({ name, place: resolve(options.cwd ?? '', path) }, error, rules));
    }
  }
  return reports;
}

async function scanRepository(repository: Repository, name: string, options: ScanOptions, rules: Rules): Promise<Report> {
  const { stage } = interruptible(options.signal);
  const warm = await stage(() => Warm.open(repository, { options, rules }), () => Warm.cold(repository));
  try {
    const [tree, earlier] = await both(stage(() => warm.listFiles(), () => []), stage(() => earlierCommit(repository, rules, warm.compared), () => undefined));
    warm.settle(tree, earlier);
    return await withBlobs(repository, (blobs) => scanTree(repository, { name, tree, earlier, warm, blobs }, options, rules));
  } finally {
    warm.close();
  }
}

/** What is known of a repository before its files are read. */
interface Opened {
  name: string;
  tree: TreeFile[];
  /** See `earlierCommit`. */
  earlier: string | undefined;
  warm: Warm;
  blobs: BlobReader;
}

async function scanTree(repository: Repository, { name, tree, earlier, warm, blobs }: Opened, options: ScanOptions, rules: Rules): Promise<Report> {
  const progress = (stage: Progress['stage']) => (done: number, total?: number) =>
    options.bus?.emit({ repository: name, stage, done, ...(total === undefined ? {} : { total }) });
  const { stage, interrupted } = interruptible(options.signal);
  const stylist = new Stylist(rules);
  const tables = warm.tables();
  const { lines } = tables;
  const disclosures = options.policy?.disclose && new Disclosures(options.policy.disclose, rules);

  // Started before it has anything to read: until lines are attributed, it has loaded what it needs. Where the scanned commit is older than any agent, nothing is read.
  const discovery = discoverIn(tree, options);
  const unread = bytesToRead(discovery.readable, warm);
  const isRead = earlier !== repository.head && unread.size > 0 && !interrupted();
  const crew = isRead ? crewFor(unread, { workers: options.workers, signal: options.signal, rules }) : undefined;
  const isPrepared = isRead && crew === undefined ? rules.models.prepare(unread.keys()) : undefined;
  const { found, past, styled } = await withCrew(crew, async () => {
    // Each of them waits for a git of its own most of the time.
    const [found, past] = await both(
      stage(() => findFiles(repository, options, progress('discover'), { tree, discovery, blobs, factOf: (file) => warm.factOf(file) }), NOTHING_FOUND),
      stage(() => readPast(repository, rules, { ...options, warm, see: disclosures && ((commit) => disclosures.see(commit)) }, progress('history')), NO_PAST),
    );
    await stage(() => attributeFiles(repository, { past, found, options, onFile: progress('blame'), warm }, lines), undefined);
    if (interrupted()) leaveOut(found, lines);
    const house = await stage(() => recallEarlierCode(warm, earlier, (missed) => readEarlierCode(repository, earlier, { blobs, stylist, missed })), () => ({}));
    stylist.compareWith(house);
    crew?.brief({ house });
    await isPrepared;
    const work = { stylist, blobs, olderIs: past.olderIs, onFile: progress('style'), isCancelled: interrupted, kept: { ...tables, warm }, crew };
    return { found, past, styled: await stage(() => readStyle(found.files, (path) => lines.get(path), work), NO_STYLE) };
  });
  const evidence = await stage(() => readRepositoryEvidence(repository, { found, past, blobs, rules, imports: styled.imports }), () => ({ evidence: [], notes: [] }));

  const judged = { lines, units: styled.units };
  const earlierJudgements = interrupted() ? undefined : warm.judgements(tables);
  const changes = await poolChanges(placedIn(found, judged, earlierJudgements), {
    history: past.history, stylist, earlier: earlierJudgements,
    judge: (commits, take) => stage(() => judgeMessages(repository, { commits, take, rules, known: earlierJudgements && ((commit) => earlierJudgements.changes.heardOf(commit)) }), undefined),
  });
  earlierJudgements?.compare(changes);
  const dayOf = (commit: string | undefined): string | undefined => (commit === undefined ? undefined : isoDate(past.history.dateOf(commit)).slice(0, 10));
  const circumstances = { dateOf: dayOf, auditDay: dayOf(repository.head), isDisclosed: disclosures && ((commit: string) => disclosures.has(commit)) };
  const known: Known = { stylist, policy: options.policy, changes, dayOf, olderIs: past.olderIs };
  const { ranked, texts, reaching } = judgeFiles(found.files, { tables: judged, reasons: styled.reasons, earlier: earlierJudgements, known });
  const files = ranked.list();
  // Who looks at the entries of the list itself has them written one by one. Under a policy there may be something to find in any.
  const telling = ranked.filter(({ attributions, verdict, reaches, changes }) => options.policy !== undefined || attributions + changes > 0 || verdict === 'resembles' || reaches);
  progress('done')(0);
  const report: Report = {
    ...heading(rules, { name, repository, date: past.history.dateOf(repository.head), evidence: evidence.evidence }),
    ...(options.policy === undefined ? {} : { policy: applyPolicy(options.policy, telling, circumstances) }),
    coverage: {
      files: { scanned: files.length, skipped: found.skipped },
      commits: { read: past.history.count },
      notes: sortedNotes([...repository.notes, ...styled.notes, ...evidence.notes, ...lineNotes(options, found)]),
    },
    agents: summariseAgents(telling, past.declared),
    changes: changes.list,
    attributedChanges: attributedChanges(telling, past.history),
    files,
  };
  const complete = await withFindings(report, repository, { found, stylist, options, telling, reaching, warm, blobs });
  if (!interrupted() && styled.notes.length === 0) await warm.remember(found, tables, { changes: changes.table, judged: ranked.judged, texts });
  return complete;
}

/** What is pooled, one file after the other: all of them at once are more than memory should hold. */
function* placedIn({ files }: Found, { lines, units }: Tables, earlier: EarlierJudgements | undefined): Generator<{ lines: Pick<LineOrigins, 'undetermined'>; units: readonly PlacedUnit[] }> {
  for (const { path } of files) {
    if (earlier === undefined || earlier.hasMoved(path)) yield { lines: { undetermined: lines.undetermined(path) }, units: units.scored(path) };
  }
}

/** How many folders below the top of its repository a path is; where there is no repository, the scan itself says why. */
const depthOf = (path: string): number => (findRepository(path)?.subfolder ?? '').split('/').length - 1;

/** The report of a repository that could not be read. Its name stands for its absolute place, as in every report. */
function failedReport({ name, place }: { name: string; place: string }, error: unknown, rules: Rules): Report {
  const message = error instanceof HandiworkError ? [error.message, error.hint].filter(Boolean).join(' ') : describeFailure(error);
  const note: CoverageNote = { code: 'repository-failed', message: message.replaceAll(`"${place}"`, `"${name}"`), incomplete: true };
  return {
    ...heading(rules, { name }),
    coverage: { files: { scanned: 0, skipped: [] }, commits: { read: 0 }, notes: [note] },
    agents: [],
    changes: [],
    files: [],
  };
}

/** git's failures are about the repository; everything else is a defect of ours, and says so. */
function describeFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof GitFailure ? `The repository could not be read: ${message.replace(/\.$/, '')}. An object may be missing or damaged: try git fsck in a copy, or a fresh clone.` : `Internal error: ${message}`;
}
