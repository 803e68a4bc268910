import type { Finding } from '../api/finding.ts';
import type { CoverageNote, Report } from '../api/report.ts';
import { groupBy } from '../shared/group-by.ts';
import { MARK } from './directives.ts';
import { deriveFindings, type Bare, type ThresholdOf } from './derive.ts';
import { hashesOf, numbered } from './fingerprint.ts';
import { TextLines } from './lines.ts';
import { settleBreaches } from './settle.ts';
import { suppress } from './suppress.ts';

export interface FindingsWork {
  /** The text of a scanned file as it was reported, or undefined when it cannot be read. */
  read: (path: string) => Promise<string | undefined>;
  thresholdOf: ThresholdOf;
  /** What is done with suppression comments: obeyed, only counted, or not looked for. */
  suppressions: 'apply' | 'ignore' | 'none';
  /** Scanned files without a finding that hold the word of a suppression all the same. */
  mentioning: readonly string[];
}

/** The report with its findings, what its files suppress of them, and what is wrong with the suppressions. */
export async function addFindings(report: Report, work: FindingsWork): Promise<Report> {
  const byPath = groupBy(deriveFindings(report, work.thresholdOf).map((bare, at) => ({ bare, at })), ({ bare: { path } }) => path);
  const findings: Finding[] = [];
  const notes: CoverageNote[] = [];
  const ignored: string[] = [];
  for (const [path, entries] of byPath) {
    const text = path === undefined ? undefined : await work.read(path);
    const lines = text === undefined ? undefined : new TextLines(text);
    let complete = entries.map(({ bare }): Finding => finished(bare, lines));
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
  for (const path of work.mentioning.filter((one) => !byPath.has(one))) {
    if (work.suppressions === 'apply') notes.push(...suppress(path, (await work.read(path)) ?? '', []).notes);
    if (work.suppressions === 'ignore') ignored.push(path);
  }
  return settleBreaches({ ...report, coverage: { ...report.coverage, notes: [...report.coverage.notes, ...notes, ...summary(findings, ignored)] }, findings: numbered(findings) });
}

function finished(bare: Bare, lines: TextLines | undefined): Finding {
  const { firstAgent: _first, ...finding } = bare;
  return { ...finding, ...hashesOf(bare, lines) };
}

function summary(findings: readonly Finding[], ignored: readonly string[]): CoverageNote[] {
  const count = findings.filter(({ suppression }) => suppression !== undefined).length;
  return [
    ...(count === 0 ? [] : [{ code: 'suppressed', message: `${count} finding${count === 1 ? ' is' : 's are'} suppressed by comments in the repository.` }]),
    ...(ignored.length === 0 ? [] : [{ code: 'suppressions-ignored', message: `Suppression comments in ${ignored.length} file${ignored.length === 1 ? '' : 's'} were not obeyed.` }]),
  ];
}
