import type { Attribution } from '../api/attribution.ts';
import type { Evidence } from '../api/evidence.ts';
import type { Finding } from '../api/finding.ts';
import { GISTS, type PolicyResult, type Report, type ReportFile, type UnitGist } from '../api/report.ts';
import type { Review } from '../api/review.ts';
import { decimal } from '../shared/decimal.ts';
import { groupBy } from '../shared/group-by.ts';

/** A finding before its text was read. */
export type Bare = Omit<Finding, 'fingerprint' | 'lineHash' | 'endColumn'> & {
  /** The agent that the lines are attributed to first, whichever of several the policy bans. */
  firstAgent?: string;
};

/** The resemblance from which style alone is worth a finding: that of a unit by itself, of the change that brought it, and of a whole file. */
export type ThresholdOf = (path: string, level: 'function' | 'commit' | 'file') => number;

/** What a commit or a description breaches without a line that shows it. */
const ofCommit = ({ agent, class: kind, commit, message }: Review['breaches'][number]): Bare => ({
  rule: kind, class: kind, level: 'error', heuristic: kind, message, agent, ...(commit === undefined ? {} : { commit }),
});

type Breach = PolicyResult['breaches'][number];

/**
 * What a report says, one by one: under a policy its breaches, else every attributed range; every unit that resembles
 * agent code; and what was seen of the repository as a whole. In rank order of the files, then by line.
 */
export function deriveFindings(report: Omit<Report, 'findings'>, thresholdOf: ThresholdOf): Bare[] {
  const breaches = report.policy && groupBy(report.policy.breaches, ({ path }) => path);
  const ofFiles = report.files.flatMap((file) => {
    const known = breaches === undefined ? file.attributions.map((range) => ofRange(file.path, range)) : (breaches.get(file.path) ?? []).map((breach) => ofBreach(breach, file));
    breaches?.delete(file.path);
    return [...known, ...ofStyle(file, known, thresholdOf)].toSorted((a, b) => (a.startLine ?? 0) - (b.startLine ?? 0) || (a.endLine ?? 0) - (b.endLine ?? 0));
  });
  const elsewhere = [...(breaches?.values() ?? [])].flat().map((breach) => ofBreach(breach, undefined));
  const ofChange = (report.review?.breaches ?? []).filter(({ commit }) => commit === undefined || !report.policy?.breaches.some((breach) => breach.commit === commit)).map(ofCommit);
  // What was measured and not seen is evidence too, and nothing to find.
  const ofRepository = report.repository.evidence.filter(({ measure }) => measure !== 0).map(({ heuristic, class: kind, message }): Bare => ({ rule: heuristic, class: kind, level: 'note', heuristic, message }));
  return [...ofFiles, ...elsewhere, ...ofChange, ...ofRepository];
}

const says = { recorded: 'recorded as the work of', declared: 'declared to be the work of' } as const;

function ofRange(path: string, range: Attribution): Bare {
  const { startLine, endLine, class: kind, agent, model, commit, heuristic } = range;
  return {
    rule: kind, class: kind, level: 'warning', heuristic, message: sentence(startLine, endLine, `${says[kind]} ${agent}`, commit), path, startLine, endLine, agent,
    ...(model === undefined ? {} : { model }), ...(commit === undefined ? {} : { commit }),
  };
}

function ofBreach(breach: Breach, file: ReportFile | undefined): Bare {
  const { path, startLine, endLine, agent, class: kind, commit } = breach;
  const range = file?.attributions.find((one) => one.startLine <= startLine && one.endLine >= startLine);
  const known = kind === 'recorded' || kind === 'declared';
  const why = breach.rule === 'undisclosed' ? 'without the disclosure that the policy asks for' : 'which the policy bans';
  const what = known ? `${says[kind]} ${agent}, ${why}` : kind === 'stylistic' ? 'style that resembles the work of agents, which the policy does not accept' : `against the policy (${agent}, ${kind})`;
  return {
    rule: known ? kind : kind === 'stylistic' ? 'resembles' : kind,
    class: known ? kind : kind === 'contextual' ? 'contextual' : 'stylistic',
    level: 'error',
    heuristic: known ? (range?.heuristic ?? kind) : kind,
    message: sentence(startLine, endLine, what, commit),
    path, startLine, endLine, agent, ...(range === undefined ? {} : { firstAgent: range.agent }),
    ...(range?.model === undefined || range.agent !== agent ? {} : { model: range.model }), ...(commit === undefined ? {} : { commit }),
  };
}

function ofStyle(file: ReportFile, known: readonly Bare[], thresholdOf: ThresholdOf): Bare[] {
  const taken = new Set(known.map(({ startLine, endLine }) => `${startLine} ${endLine}`));
  const isOutOfReach = !Number.isFinite(Math.min(thresholdOf(file.path, 'function'), thresholdOf(file.path, 'commit')));
  const units = isOutOfReach ? [] : gistsOf(file).filter((unit) => reaches(file.path, unit, thresholdOf));
  const found = [
    ...units.map(({ startLine, endLine, resemblance }) => resembling(file.path, { startLine, endLine, resemblance }, byItself(resemblance ?? 0))),
    ...file.evidence.flatMap((evidence) => ofChange(file.path, evidence)),
  ];
  const { path, lines, resemblance, verdict } = file;
  if (found.length === 0 && verdict === 'resembles' && resemblance !== null && resemblance >= thresholdOf(path, 'file')) {
    found.push(resembling(path, { startLine: 1, endLine: Math.max(1, lines), resemblance }, byItself(resemblance)));
  }
  return found.filter(({ startLine, endLine }) => !taken.has(`${startLine} ${endLine}`));
}

/** A unit shows the resemblance of its change where that is known; the evidence says so. */
function gistsOf({ units }: ReportFile): readonly UnitGist[] {
  const made = (units as { [GISTS]?: () => readonly UnitGist[] })[GISTS]?.();
  return made ?? units.map(({ startLine, endLine, resemblance, evidence }) => ({ startLine, endLine, resemblance, isOfChange: evidence.some(({ heuristic }) => heuristic === 'change-resemblance') }));
}

const reaches = (path: string, { resemblance, isOfChange }: UnitGist, thresholdOf: ThresholdOf): boolean =>
  resemblance !== null && resemblance >= thresholdOf(path, isOfChange ? 'commit' : 'function');

const resembling = (path: string, { startLine, endLine, resemblance }: Omit<UnitGist, 'isOfChange'>, what: string): Bare => ({
  rule: 'resembles', class: 'stylistic', level: 'note', heuristic: 'resembles', path, startLine, endLine, ...(resemblance === null ? {} : { resemblance }),
  message: sentence(startLine, endLine, `${what}; style alone proves nothing`, undefined),
});

const byItself = (resemblance: number): string => `style that resembles the work of agents (${decimal(resemblance)})`;

/** Lines that resemble by the change that brought them, where nothing else in the file does. */
function ofChange(path: string, { startLine, endLine, commit, measure, message }: Evidence): Bare[] {
  if (startLine === undefined || endLine === undefined || commit === undefined || measure === undefined) return [];
  return [{ rule: 'resembles', class: 'stylistic', level: 'note', heuristic: 'resembles', path, startLine, endLine, resemblance: measure, commit, message }];
}

/** Joined rather than put together: of a text that is put together, each part is held. */
function sentence(startLine: number, endLine: number, what: string, commit: string | undefined): string {
  const lines = startLine === endLine ? `Line ${startLine}` : `Lines ${startLine} to ${endLine}`;
  return [lines, ': ', what, ...(commit === undefined ? [] : [' (commit ', commit.slice(0, 12), ')']), '.'].join('');
}
