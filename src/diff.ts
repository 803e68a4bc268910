import { resolve } from 'node:path';

import type { Commit } from './api/commit.ts';
import type { EvidenceClass } from './api/evidence.ts';
import type { CoverageNote, Report } from './api/report.ts';
import type { LineOrigins } from './attribution/lines.ts';
import { createDeclarationMatcher } from './attribution/declared.ts';
import { builtinRules, type Rules } from './builtins.ts';
import type { ReadConfigFile } from './config/load.ts';
import { applyPolicy, type Policy } from './config/policy.ts';
import { withBlobs } from './history/blobs.ts';
import { openRepository, type Repository } from './history/object-view.ts';
import { changedPaths, mergeBases, resolveRev, tryRev } from './history/range.ts';
import { readerAt } from './scan/review/at-commit.ts';
import { isoDate, poolChanges } from './scan/changes/changes.ts';
import { readContext } from './scan/review/context.ts';
import { Disclosures } from './scan/lines/disclosures.ts';
import { displayPaths } from './scan/display-path.ts';
import { earlierCommit, readEarlierCode } from './scan/style/earlier-code.ts';
import { attributesFilesAt, findFiles, NOTHING_FOUND } from './scan/files.ts';
import { withFindings } from './scan/findings.ts';
import { heading } from './scan/heading.ts';
import { interruptible, leaveOut } from './scan/interrupt.ts';
import { attributeFiles } from './scan/lines/lines.ts';
import { judgeMessages } from './scan/style/messages.ts';
import { onlyFrom } from './scan/min-evidence.ts';
import { lineNotes, sortedNotes } from './scan/notes.ts';
import type { ScanOptions } from './scan/options.ts';
import { readPast } from './scan/lines/past.ts';
import type { PullRequest } from './scan/review/pull-request.ts';
import { changeEvidence, expectedLines, judgeFile, type Known, reportFile, reportUnits } from './scan/rank/rank.ts';
import { describeReview } from './scan/review/review.ts';
import { Stylist } from './scan/style/style.ts';
import { summariseAgents } from './scan/summary.ts';
import { withoutOwnSuppressions } from './scan/review/own-suppressions.ts';
import { isScored } from './scan/style/placed-unit.ts';
import { NO_STYLE, readStyle } from './scan/style/units.ts';
import { rankFiles } from './score/rank.ts';
import type { Progress } from './shared/bus.ts';
import { HandiworkError } from './shared/errors.ts';

/** What a policy decides about a change. */
export interface Decision {
  policy?: Policy;
  include?: readonly string[];
  exclude?: readonly string[];
  minEvidence?: EvidenceClass;
  /** Whether another policy holds at the head of the change. */
  isChanged?: boolean;
}

export interface DiffOptions extends Pick<ScanOptions, 'cwd' | 'include' | 'exclude' | 'blame' | 'signal' | 'bus' | 'suppressions'> {
  /** `base...head` (from the merge base, the default), `base..head`, or a base alone; the default branch when absent. */
  range?: string;
  pullRequest?: PullRequest;
  /** Decides the policy from the commit that the change starts from, so that a change cannot loosen what it is judged by. */
  decide?: (base: ReadConfigFile, head: ReadConfigFile) => Promise<Decision>;
  /** Milliseconds from when the commits are known; what is not done by then is left out, and said. */
  budget?: number;
  /** Tell also what is known of the lines that the change did not touch. */
  context?: boolean;
}

const DEFAULT_BASES = ['refs/remotes/origin/HEAD', 'refs/remotes/origin/main', 'refs/remotes/origin/master', 'refs/heads/main', 'refs/heads/master'];
const DEFAULT_BUDGET = 60_000;
const MOST_TIME = 2_000_000_000;

/**
 * Looks at a change: the commits between two points, and the lines that they brought and that are still there.
 *
 * @param path The repository, or a folder inside it; relative to `options.cwd`.
 * @returns A report of the changed files and lines alone, with `review`. What did not fit into `options.budget` is left
 *   out, and a note with `incomplete` says so.
 * @throws {HandiworkError} When there is no repository, a commit cannot be found, or no default branch tells where the
 *   change starts.
 */
export async function diff(path: string, options: DiffOptions = {}, rules: Rules = builtinRules()): Promise<Report> {
  const { base, head, isDirect } = parseRange(options.range);
  const budget = new AbortController();
  const signal = options.signal === undefined ? budget.signal : AbortSignal.any([budget.signal, options.signal]);
  const repository = await openRepository(resolve(options.cwd ?? '', path), { signal, ...(head === undefined ? {} : { rev: head }) });
  let timer: NodeJS.Timeout | undefined;
  try {
    const start = await baseOf(repository, base);
    const bases = isDirect ? [start] : await mergeBases(repository, start);
    const depth = repository.subfolder.split('/').length - 1;
    const name = displayPaths([{ path, depth }])[0] ?? path;
    const startTimer = (): void => {
      timer = setTimeout(() => budget.abort(), Math.min(options.budget ?? DEFAULT_BUDGET, MOST_TIME));
      if (options.budget === 0) budget.abort();
    };
    const stoppedBy = (): keyof typeof STOPPED | undefined => (options.signal?.aborted ? 'interrupted' : budget.signal.aborted ? 'time-budget' : undefined);
    const report = await new Change(repository, { ...options, signal, stoppedBy }, rules).review(name, bases, startTimer);
    options.bus?.emit({ repository: name, stage: 'done', done: 0 });
    return report;
  } finally {
    clearTimeout(timer);
    repository.close();
  }
}

/** @throws {HandiworkError} On more than two parts. */
export function parseRange(range: string | undefined): { base: string | undefined; head: string | undefined; isDirect: boolean } {
  if (range === undefined) return { base: undefined, head: undefined, isDirect: false };
  const mark = range.includes('...') ? '...' : '..';
  const parts = range.split(mark);
  if (parts.length > 2) throw new HandiworkError(`"${range}" is not a range.`, { hint: 'For example: handiwork diff main...HEAD' });
  const [base = '', head = ''] = parts;
  return { base: base === '' ? undefined : base, head: head === '' ? undefined : head, isDirect: parts.length === 2 && mark === '..' };
}

async function baseOf(repository: Repository, base: string | undefined): Promise<string> {
  if (base !== undefined) return resolveRev(repository, base);
  for (const candidate of DEFAULT_BASES) {
    const id = await tryRev(repository, candidate);
    if (id !== undefined) return id;
  }
  throw new HandiworkError('Which commit the change starts from is not known.', { hint: 'Name it, for example: handiwork diff main...HEAD' });
}

/** @property signal Aborted by whoever reads, or when the time is over; `stoppedBy` tells which. */
type Work = DiffOptions & { signal: AbortSignal; stoppedBy: () => keyof typeof STOPPED | undefined };

const STOPPED = {
  interrupted: 'The review was interrupted: this report is partial.',
  'time-budget': 'The change could not be read in the time given: this report is partial.',
};

class Change {
  readonly #repository: Repository;
  readonly #options: Work;
  readonly #rules: Rules;
  readonly #stylist: Stylist;

  constructor(repository: Repository, options: Work, rules: Rules) {
    this.#repository = repository;
    this.#options = options;
    this.#rules = rules;
    this.#stylist = new Stylist(rules);
  }

  async review(name: string, bases: readonly string[], startTimer: () => void): Promise<Report> {
    const [repository, options, rules, stylist] = [this.#repository, this.#options, this.#rules, this.#stylist];
    const base = bases[0] ?? '';
    const decision = (await options.decide?.(readerAt(repository, base), readerAt(repository, repository.head))) ?? {};
    const { policy } = decision;
    const disclosures = policy?.disclose && new Disclosures(policy.disclose, rules);
    const commits: Commit[] = [];
    const past = await readPast(repository, rules, { after: bases, see: (commit) => { commits.push(commit); disclosures?.see(commit); } });
    const { paths, deleted } = await changedPaths(repository, base, repository.head);
    startTimer();

    const scope: ScanOptions = { ...options, ...chosenPaths(options, decision), paths };
    const { stage, interrupted } = interruptible(options.signal);
    const lines = new Map<string, LineOrigins>();
    const attributes = await stage(() => attributesFilesAt(repository, base), () => []);
    const found = await stage(() => findFiles(repository, scope, this.#progress(name, 'discover'), { attributes }), NOTHING_FOUND);
    await stage(() => attributeFiles(repository, { past, found, options: scope, onFile: this.#progress(name, 'blame') }, lines), undefined);
    if (interrupted()) leaveOut(found, lines);
    const styled = await withBlobs(repository, async (blobs) => {
      stylist.compareWith(await stage(async () => readEarlierCode(repository, await earlierCommit(repository, rules), { blobs, stylist }), () => ({})));
      return stage(() => readStyle(found.files, (path) => lines.get(path), { stylist, blobs, olderIs: past.olderIs, onFile: this.#progress(name, 'style'), isCancelled: interrupted }), NO_STYLE);
    });

    const placed = found.files.flatMap(({ path }) => {
      const origins = lines.get(path);
      return origins === undefined ? [] : [{ lines: origins, units: styled.units.get(path) ?? [] }];
    });
    const changes = await poolChanges(placed, { history: past.history, stylist, judge: (ids, take) => stage(() => judgeMessages(repository, { commits: ids, take, rules }), undefined) });
    const dayOf = (commit: string | undefined): string | undefined => (commit === undefined ? undefined : isoDate(past.history.dateOf(commit)).slice(0, 10));
    const known: Known = { stylist, policy, changes, dayOf, olderIs: past.olderIs };
    const files = rankFiles(found.files.map((file) => {
      const [origins, units, reason] = [lines.get(file.path), styled.units.get(file.path) ?? [], styled.reasons.get(file.path)];
      const judged = judgeFile(file, origins, { units, ...(reason === undefined ? {} : { reason }) }, known);
      const attributions = origins?.attributions ?? [];
      const evidence = judged.changes === 0 ? [] : changeEvidence(file, origins?.undetermined ?? [], known);
      return reportFile(file, judged, { rank: 1, expectedLines: expectedLines(file.path, judged, () => attributions, known), attributions, units: reportUnits(units, changes), evidence });
    }));
    const auditDay = dayOf(commits[0]?.id);
    const pooled = stylist.pool(placed.flatMap(({ units }) => units.filter(isScored)), 'change');
    const review = describeReview({
      base, commits, past, matcher: createDeclarationMatcher(rules.agents), lines, files, changes: changes.list, pooled, rules, policy, disclosures,
      pullRequest: options.pullRequest, today: policy?.today ?? auditDay,
    });
    const context = options.context === true ? await stage(() => readContext(repository, rules, { found, scope, changed: past.history }), () => []) : undefined;
    const report: Report = {
      ...heading(rules, { name, repository, date: commits[0]?.committerDate }),
      ...(policy === undefined ? {} : { policy: applyPolicy(policy, files, { dateOf: dayOf, auditDay, isDisclosed: disclosures && ((id) => disclosures.has(id)) }) }),
      review: { ...review, ...(context === undefined ? {} : { context }) },
      coverage: {
        files: { scanned: files.length, skipped: found.skipped },
        commits: { read: commits.length },
        notes: sortedNotes([...repository.notes, ...styled.notes, ...this.#notes(scope, { found, deleted, files: paths.size, decision })]),
      },
      agents: summariseAgents(files, past.declared),
      changes: changes.list,
      files,
    };
    const complete = withoutOwnSuppressions(await withFindings(report, repository, { found, stylist, options: scope }), review.changed);
    return decision.minEvidence === undefined ? complete : onlyFrom(complete, decision.minEvidence);
  }

  #progress(repository: string, stage: Progress['stage']): (done: number, total?: number) => void {
    return (done, total) => this.#options.bus?.emit({ repository, stage, done, ...(total === undefined ? {} : { total }) });
  }

  #notes(scope: ScanOptions, { found, deleted, files, decision }: { found: Parameters<typeof lineNotes>[1]; deleted: number; files: number; decision: Decision }): CoverageNote[] {
    const notes = lineNotes(scope, found).filter(({ code }) => code !== 'interrupted' && code !== 'nothing-scanned'); // a change may be empty
    const stop = this.#options.stoppedBy();
    if (stop !== undefined) notes.push({ code: stop, message: STOPPED[stop], incomplete: true });
    if (deleted > 0) notes.push({ code: 'deleted-files', message: `${deleted} deleted file${deleted === 1 ? ' has' : 's have'} no lines to look at.` });
    if (decision.isChanged === true) notes.push({ code: 'policy-changed', message: 'The change itself changes the policy. It was judged by the one of before; once it is merged, the new one holds: read it.' });
    if (files === 0) notes.push({ code: 'no-changed-files', message: 'No file was added or changed.' });
    return notes;
  }
}

function chosenPaths({ include, exclude }: DiffOptions, decision: Decision): Pick<ScanOptions, 'include' | 'exclude'> {
  const chosen = include !== undefined && include.length > 0 ? include : decision.include;
  return { ...(chosen === undefined ? {} : { include: chosen }), exclude: [...(decision.exclude ?? []), ...(exclude ?? [])] };
}
