import type { Finding } from '../api/finding.ts';
import type { CoverageNote, Report } from '../api/report.ts';
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
  /** What is done with suppression comments: obeyed, only counted, or not looked for. */
  suppressions: 'apply' | 'ignore' | 'none';
  /** Scanned files that hold the word of a suppression. */
  mentioning: ReadonlySet<string>;
  /** Hashes from earlier: of files whose findings have all of them there, the text is not read. */
  prints?: { recall(path: string): Prints | undefined; keep(path: string, prints: Prints): void };
}

/** Hashes by the finding in its file that they are of. */
export type Prints = Readonly<Record<string, Hashes>>;

/** The report with its findings, what its files suppress of them, and what is wrong with the suppressions. */
export async function addFindings(report: Report, work: FindingsWork): Promise<Report> {
  const byPath = groupBy(deriveFindings(report, work.thresholdOf).map((bare, at) => ({ bare, at })), ({ bare: { path } }) => path);
  const findings: Finding[] = [];
  const notes: CoverageNote[] = [];
  const ignored: string[] = [];
  for (const [path, entries] of byPath) {
    const known = path === undefined ? undefined : recalled(path, entries.map(({ bare }) => bare), work);
    const text = path === undefined || known !== undefined ? undefined : await work.read(path);
    const lines = text === undefined ? undefined : new TextLines(text);
    const hashes = known ?? entries.map(({ bare }) => hashesOf(bare, lines));
    if (path !== undefined && lines !== undefined) work.prints?.keep(path, Object.fromEntries(entries.map(({ bare }, index) => [placeOf(bare), hashes[index] as Hashes])));
    let complete = entries.map(({ bare }, index): Finding => finished(bare, hashes[index] as Hashes));
    if (path !== undefined && text?.includes(MARK)) {
      if (work.suppressions === 'ignore') ignored.push(path);
      if (work.suppressions === 'apply') {
        const done = suppress(path, text, complete);
        complete = done.findings;
        notes.push(...done.notes);
      }
    }
    for (const [index, { at }] of entries.entries()) findings[at] = complete[index] as Finding;
  }
  for (const path of work.mentioning) {
    if (byPath.has(path)) continue;
    if (work.suppressions === 'apply') notes.push(...suppress(path, (await work.read(path)) ?? '', []).notes);
    if (work.suppressions === 'ignore') ignored.push(path);
  }
  return settleBreaches({ ...report, coverage: { ...report.coverage, notes: [...report.coverage.notes, ...notes, ...summary(findings, ignored)] }, findings: numbered(findings) });
}

/** The hashes of all findings of a file, where they are known and its text says nothing else. */
function recalled(path: string, findings: readonly Bare[], { mentioning, prints }: FindingsWork): Hashes[] | undefined {
  const known = mentioning.has(path) ? undefined : prints?.recall(path);
  const hashes = known && findings.flatMap((bare) => known[placeOf(bare)] ?? []);
  return hashes?.length === findings.length ? hashes : undefined;
}

/** All that hashes depend on beside the text. */
const placeOf = ({ rule, agent, firstAgent = agent, startLine, endLine }: Bare): string => [rule, firstAgent, startLine, endLine].join(' ');

function finished(bare: Bare, hashes: Hashes): Finding {
  const { firstAgent: _first, ...finding } = bare;
  return { ...finding, ...hashes };
}

function summary(findings: readonly Finding[], ignored: readonly string[]): CoverageNote[] {
  const count = findings.filter(({ suppression }) => suppression !== undefined).length;
  return [
    ...(count === 0 ? [] : [{ code: 'suppressed', message: `${count} finding${count === 1 ? ' is' : 's are'} suppressed by comments in the repository.` }]),
    ...(ignored.length === 0 ? [] : [{ code: 'suppressions-ignored', message: `Suppression comments in ${ignored.length} file${ignored.length === 1 ? '' : 's'} were not obeyed.` }]),
  ];
}
