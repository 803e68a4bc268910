import type { Finding } from '../api/finding.ts';
import type { CoverageNote, Report, ReportFile } from '../api/report.ts';
import { groupBy } from '../shared/group-by.ts';
import { MARK } from './directives.ts';
import { deriveFindings, type Bare, type ThresholdOf } from './derive.ts';
import { hashesOf, numbered, type Hashes } from './fingerprint.ts';
import { TextLines } from './lines.ts';
import { settleBreaches } from './settle.ts';
import { suppress } from './suppress.ts';

export interface FindingsWork {
  /** The text of a scanned file as it was reported, or undefined when it cannot be read. */
  read: (path: string) => Promise<string | undefined>;
  thresholdOf: ThresholdOf;
  /** Files of which there may be something to find, in rank order. All when absent. */
  telling?: ReportFile[];
  /** What is done with suppression comments: obeyed, only counted, or not looked for. */
  suppressions: 'apply' | 'ignore' | 'none';
  /** Scanned files that hold the word of a suppression. */
  mentioning: ReadonlySet<string>;
  /** Hashes from earlier: of files whose findings have all of them there, the text is not read. */
  prints?: { recall(path: string): Prints | undefined; keep(path: string, make: () => Prints): void };
}

/** Hashes by the finding in its file that they are of. */
export type Prints = Readonly<Record<string, Hashes>>;

/** Texts that are asked for at once: each question that waits for its answer wakes git up and lets it sleep again. */
const AHEAD = 16;

/** The findings of one file, or those of none, each by its place in the report. */
interface Group {
  path: string | undefined;
  places: readonly number[];
  findings: readonly Bare[];
  /** Their hashes, where they are known and the text says nothing else. */
  known: Hashes[] | undefined;
}

/** The report with its findings, what its files suppress of them, and what is wrong with the suppressions. */
export async function addFindings(report: Report, work: FindingsWork): Promise<Report> {
  const derived = deriveFindings(work.telling === undefined ? report : { ...report, files: work.telling }, work.thresholdOf);
  const byPath = groupBy(derived.keys(), (at) => derived[at]?.path);
  const groups = Array.from(byPath, ([path, places]): Group => {
    const own = places.map((at) => derived[at] as Bare);
    return { path, places, findings: own, known: path === undefined ? undefined : recalled(path, own, work) };
  });
  const findings: Finding[] = [];
  const notes: CoverageNote[] = [];
  const ignored: string[] = [];
  const added = report.review && new Map(report.review.changed.map(({ path, ranges }) => [path, ranges]));
  const suppressIn = (path: string, text: string, complete: readonly Finding[]): readonly Finding[] => {
    if (work.suppressions === 'ignore') ignored.push(path);
    if (work.suppressions !== 'apply') return complete;
    const done = suppress(path, text, { findings: complete, added: added && (added.get(path) ?? []) });
    notes.push(...done.notes);
    return done.findings;
  };
  await eachText(groups, work, (group, text) => {
    const complete = finishGroup(group, text, work);
    const suppressed = group.path !== undefined && text?.includes(MARK) === true ? suppressIn(group.path, text, complete) : undefined;
    for (const [index, at] of group.places.entries()) findings[at] = (suppressed ?? complete)[index] as Finding;
  });
  for (const path of work.mentioning) {
    if (!byPath.has(path)) suppressIn(path, work.suppressions === 'apply' ? ((await work.read(path)) ?? '') : '', []);
  }
  return settleBreaches({ ...report, coverage: { ...report.coverage, notes: [...report.coverage.notes, ...notes, ...summary(findings, ignored)] }, findings: numbered(findings) });
}

/** Shows each group with the text of its file, in their order; undefined where it is not needed, or cannot be read. The next are read meanwhile. */
async function eachText(groups: readonly Group[], { read }: FindingsWork, visit: (group: Group, text: string | undefined) => void): Promise<void> {
  const ask = (from: number): Promise<(string | undefined)[]> =>
    Promise.all(groups.slice(from, from + AHEAD).map(({ path, known }) => (path === undefined || known !== undefined ? undefined : read(path))));
  let ahead = ask(0);
  for (let from = 0; from < groups.length; from += AHEAD) {
    const texts = await ahead;
    ahead = ask(from + AHEAD);
    for (const [at, text] of texts.entries()) visit(groups[from + at] as Group, text);
  }
}

/** The findings of a group with their hashes, which are kept for next time. */
function finishGroup({ path, findings, known }: Group, text: string | undefined, { prints }: FindingsWork): Finding[] {
  const lines = text === undefined ? undefined : new TextLines(text);
  const hashes = known ?? findings.map((bare) => hashesOf(bare, lines));
  if (path !== undefined && lines !== undefined) prints?.keep(path, () => Object.fromEntries(findings.map((bare, index) => [placeOf(bare), hashes[index] as Hashes])));
  return findings.map((bare, index) => finished(bare, hashes[index] as Hashes));
}

/** See {@link Group.known}. */
function recalled(path: string, findings: readonly Bare[], { mentioning, prints }: FindingsWork): Hashes[] | undefined {
  const known = mentioning.has(path) ? undefined : prints?.recall(path);
  const hashes = known && findings.flatMap((bare) => known[placeOf(bare)] ?? []);
  return hashes?.length === findings.length ? hashes : undefined;
}

/** All that hashes depend on beside the text. */
const placeOf = ({ rule, agent, firstAgent = agent, startLine, endLine }: Bare): string => [rule, firstAgent, startLine, endLine].join(' ');

/** Written into the finding itself, which nobody else knows: copies of tens of thousands are most of the garbage of this stage. */
function finished(bare: Bare, hashes: Hashes): Finding {
  if (bare.firstAgent === undefined) return Object.assign(bare, hashes);
  const { firstAgent: _first, ...finding } = bare;
  return Object.assign(finding, hashes);
}

function summary(findings: readonly Finding[], ignored: readonly string[]): CoverageNote[] {
  const count = findings.filter(({ suppression }) => suppression !== undefined).length;
  return [
    ...(count === 0 ? [] : [{ code: 'suppressed', message: `${count} finding${count === 1 ? ' is' : 's are'} suppressed by comments in the repository.` }]),
    ...(ignored.length === 0 ? [] : [{ code: 'suppressions-ignored', message: `Suppression comments in ${ignored.length} file${ignored.length === 1 ? '' : 's'} were not obeyed.` }]),
  ];
}
