import type { Finding } from '../api/finding.ts';
import type { CoverageNote, Report } from '../api/report.ts';
import { HandiworkError } from '../shared/errors.ts';
import { groupBy } from '../shared/group-by.ts';
import { defined, isRecord } from '../shared/objects.ts';
import { settleBreaches } from './settle.ts';

/** What a baseline remembers of a finding. */
export type BaselineEntry = Pick<Finding, 'rule' | 'agent' | 'path' | 'startLine' | 'commit' | 'fingerprint'> & {
  /** The report it came from; absent when there was only one. */
  repository?: string;
};

const STALE_SHOWN = 20;

/** The baseline of a report, or of several: what they hold now. What a comment suppresses is left out: it comes back with the comment's removal. */
export function baselineOf(reports: readonly Report[]): BaselineEntry[] {
  const several = reports.length > 1;
  return reports
    .flatMap(({ repository, findings = [] }) =>
      findings.filter(({ suppression }) => suppression === undefined).map(({ rule, agent, path, startLine, commit, fingerprint }): BaselineEntry => ({
        ...(several ? { repository: repository.path } : {}), rule, ...defined({ agent, path, startLine, commit }), fingerprint,
      })))
    .toSorted((a, b) => compare(a.repository, b.repository) || compare(a.path, b.path) || (a.startLine ?? 0) - (b.startLine ?? 0) || compare(a.fingerprint, b.fingerprint));
}

/** A baseline as it is kept in a file, JSON with one entry a line; {@link parseBaseline} reads it. */
export const printBaseline = (entries: readonly BaselineEntry[]): string =>
  `{\n"schemaVersion":1,\n"findings":[${entries.map((entry) => `\n${JSON.stringify(entry)}`).join(',')}\n]\n}\n`;

/**
 * Reads a baseline: a file of this command, or any earlier JSON report, of one repository or several.
 *
 * @param name How messages name the file.
 * @throws {HandiworkError} When it is neither.
 */
export function parseBaseline(text: string, name: string): BaselineEntry[] {
  const bad = (cause: string): HandiworkError => new HandiworkError(`${name} is no baseline: ${cause}.`, { hint: 'A baseline is a report of --format json, or was written by --update-baseline.' });
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    throw bad(error instanceof Error ? error.message.slice(0, 200) : 'it is not JSON');
  }
  const parts = Array.isArray(value) ? value : [value];
  return parts.flatMap((part: unknown) => {
    if (!isRecord(part) || part['schemaVersion'] !== 1) throw bad('its schemaVersion is not 1');
    const { findings, repository } = part;
    if (findings === undefined && isRecord(repository) && repository['head'] === '') return [];
    if (!Array.isArray(findings)) throw bad('it holds no findings');
    const path = isRecord(repository) && typeof repository['path'] === 'string' ? repository['path'] : undefined;
    return findings.filter((finding: unknown) => !(isRecord(finding) && isRecord(finding['suppression']))).map((finding: unknown) => entryOf(finding, path, bad));
  });
}

function entryOf(value: unknown, repository: string | undefined, bad: (cause: string) => HandiworkError): BaselineEntry {
  const entry = isRecord(value) ? value : {};
  const { rule, fingerprint, startLine } = entry;
  if (typeof rule !== 'string' || typeof fingerprint !== 'string') throw bad('a finding has no rule or no fingerprint');
  const word = (key: string): string | undefined => (typeof entry[key] === 'string' ? entry[key] : undefined);
  const name = word('repository') ?? repository;
  return { ...defined({ repository: name }), rule, ...defined({ agent: word('agent'), path: word('path'), commit: word('commit'), startLine: typeof startLine === 'number' ? startLine : undefined }), fingerprint };
}

/** Entries of files that were left out of a scan, or of a change that looks at few files: nothing can be said of them. */
export function notLookedAt(report: Report, entries: readonly BaselineEntry[]): BaselineEntry[] {
  if (report.review !== undefined) return [...entries];
  const skipped = new Set(report.coverage.files.skipped.map(({ path }) => path));
  return entries.filter(({ path }) => path !== undefined && skipped.has(path));
}

/**
 * Tells new findings from those of the baseline. Breaches that are in it no longer count; what is in it but was not
 * found any more is noted.
 *
 * @returns The reports, and the entries that still stand: found again, or not looked at.
 */
export function applyBaseline(reports: readonly Report[], entries: readonly BaselineEntry[]): { reports: Report[]; standing: BaselineEntry[] } {
  const named = new Set(entries.map(({ repository }) => repository));
  const anyName = reports.length === 1 && named.size <= 1;
  const standing: BaselineEntry[] = [];
  const settled = reports.map((report) => {
    const mine = entries.filter(({ repository }) => anyName || repository === undefined || repository === report.repository.path);
    const known = recognise(report, mine);
    const used = new Set(known.values());
    const findings = (report.findings ?? []).map((finding): Finding => ({ ...finding, state: known.has(finding) ? 'unchanged' : 'new' }));
    const kept = new Set([...used, ...notLookedAt(report, mine)]);
    standing.push(...mine.filter((entry) => kept.has(entry)));
    const notes = baselineNotes(findings, mine.filter((entry) => !kept.has(entry)));
    return settleBreaches({ ...report, findings, coverage: { ...report.coverage, notes: [...report.coverage.notes, ...notes] } });
  });
  return { reports: settled, standing };
}

/**
 * By fingerprint. Equal texts differ in their ordinal only, which shifts when one is added before the others: they are
 * paired by commit and path first. Else, for lines that grew together or were cut apart, by rule, agent, path and commit
 * of an entry that no fingerprint matches any more. A file that is gone may have been renamed: then the path is not asked.
 */
function recognise(report: Report, entries: readonly BaselineEntry[]): Map<Finding, BaselineEntry> {
  const findings = (report.findings ?? []).filter((finding) => !isOfDescription(finding));
  const found = new Map<Finding, BaselineEntry>();
  const left = new Set(entries);
  const text = ({ fingerprint }: Recognised): string => fingerprint.split(':', 1)[0] ?? '';
  pair({ findings, left, found }, (one) => [text(one), one.commit, one.path].join('\0'));
  pair({ findings, left, found }, (one) => [text(one), one.path].join('\0'));
  pair({ findings, left, found }, text);

  const present = new Set(report.files.map(({ path }) => path));
  const place = ({ rule, agent, commit }: Recognised, path: string | undefined): string => [rule, agent, commit, path].join('\0');
  const byCommit = new Map<string, BaselineEntry>();
  for (const entry of left) {
    if (entry.commit === undefined || entry.path === undefined) continue;
    byCommit.set(place(entry, entry.path), entry);
    if (!present.has(entry.path)) byCommit.set(place(entry, undefined), entry);
  }
  for (const finding of findings) {
    if (found.has(finding) || finding.commit === undefined) continue;
    const entry = byCommit.get(place(finding, finding.path)) ?? byCommit.get(place(finding, undefined));
    if (entry !== undefined) found.set(finding, entry);
  }
  return found;
}

/** A description declares its own change: that of an earlier one says nothing about it. */
const isOfDescription = ({ level, path, commit }: Finding): boolean => level === 'error' && path === undefined && commit === undefined;

type Recognised = BaselineEntry | Finding;

/** Pairs findings and entries of one key, each once, in their order. */
function pair({ findings, left, found }: { findings: readonly Finding[]; left: Set<BaselineEntry>; found: Map<Finding, BaselineEntry> }, keyOf: (one: Recognised) => string): void {
  const waiting = groupBy(left, keyOf);
  for (const list of waiting.values()) list.reverse();
  for (const finding of findings) {
    if (found.has(finding)) continue;
    const entry = waiting.get(keyOf(finding))?.pop();
    if (entry === undefined) continue;
    found.set(finding, entry);
    left.delete(entry);
  }
}

function baselineNotes(findings: readonly Finding[], stale: readonly BaselineEntry[]): CoverageNote[] {
  const known = findings.filter(({ state }) => state === 'unchanged').length;
  const notes: CoverageNote[] = [{ code: 'baseline', message: `${count(known, 'finding')} of ${findings.length} ${known === 1 ? 'is' : 'are'} in the baseline.` }];
  if (stale.length === 0) return notes;
  notes.push({ code: 'baseline-stale', message: `${count(stale.length, 'entry', 'entries')} of the baseline ${stale.length === 1 ? 'was' : 'were'} not found any more: --prune-baseline removes them.` });
  for (const { path, rule, startLine, agent } of stale.slice(0, STALE_SHOWN)) {
    const message = `In the baseline, not found any more: ${rule}${agent === undefined ? '' : ` ${agent}`}${startLine === undefined ? '' : `, then at line ${startLine}`}.`;
    notes.push({ code: 'baseline-stale-entry', message, ...defined({ path }) });
  }
  return notes;
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
