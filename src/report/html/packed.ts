import type { Evidence } from '../../api/evidence.ts';
import type { CoverageNote, Report, ReportFile } from '../../api/report.ts';
import type { Review } from '../../api/review.ts';

/*
 * The shape of a report inside its page: columns instead of objects, every text once. A hundred thousand findings are then
 * a few flat arrays that open at once. Places in `strings` and `files` count from 0; -1 stands for nothing.
 */

export const PACKED_VERSION = 1;

export interface PackedReport {
  version: typeof PACKED_VERSION;
  tool: Report['tool'];
  repository: Omit<Report['repository'], 'evidence'>;
  policy?: Pick<NonNullable<Report['policy']>, 'banned' | 'allowed' | 'failOn' | 'deadline'> & { breaches: number; known: number; excused: number };
  /** Where a change was looked at. */
  review?: PackedReview;
  agents: Report['agents'];
  coverage: Report['coverage'];
  /** What only this page lacks, beside the coverage of the scan. */
  pageNotes: CoverageNote[];
  evidence: Evidence[];
  strings: string[];
  files: PackedFiles;
  findings: PackedFindings;
  changes: PackedChanges;
}

/** A change under review, without what the lines of its files say themselves. */
export interface PackedReview extends Pick<Review, 'base' | 'resemblance' | 'resemblanceReason' | 'squash'> {
  /** The first ones. */
  commits: Review['commits'];
  /** How many there are. */
  allCommits: number;
  changedFiles: number;
  changedLines: number;
  /** Against the policy, without lines of their own; what the baseline or suppressions cover is left out. */
  breaches: string[];
  pullRequest: Evidence[];
}

/** In rank order. */
export interface PackedFiles {
  path: string[];
  language: number[];
  owner: number[];
  lines: number[];
  /** Lines of known origin. */
  attributed: number[];
  verdict: number[];
  expected: number[];
  /** In thousandths. */
  resemblance: number[];
  reason: number[];
  /** Agents of its attributions, most lines first. */
  agents: number[][];
  /** 1: its ranges and units are in the page; 2: its text is, too. */
  detail: number[];
}

export interface PackedFindings {
  /** Place in `files.path`. */
  file: number[];
  rule: number[];
  class: number[];
  level: number[];
  agent: number[];
  model: number[];
  commit: number[];
  start: number[];
  end: number[];
  resemblance: number[];
  message: number[];
  /** What was taken off the message, to be put back: 1 its lines in front, 2 its commit behind. */
  shape: number[];
  /** 1: in the baseline; 2: suppressed. */
  known: number[];
}

/** Still in the tree; those of unknown origin have neither class nor agent. */
export interface PackedChanges {
  commit: number[];
  date: string[];
  class: number[];
  agent: number[];
  lines: number[];
  files: number[];
  resemblance: number[];
}

/** One file as its view shows it; a block of its own in the page, read when the file is opened. */
export interface PackedDetail extends Pick<ReportFile, 'attributions' | 'units' | 'evidence'> {
  text?: string;
}

/** The part of a finding's message that its lines say; the same words as in the finding. */
export const linesInFront = (start: number, end: number): string => (start === end ? `Line ${start}: ` : `Lines ${start} to ${end}: `);
export const commitBehind = (commit: string): string => ` (commit ${commit.slice(0, 12)}).`;

/** Ids of the data blocks in the page. */
export const INDEX_ID = 'handiwork-index';
export const reportId = (report: number): string => `handiwork-report-${report}`;
export const detailId = (report: number, file: number): string => `handiwork-file-${report}-${file}`;

/** How a block is written: as JSON, or deflated (RFC 1951) and in base64. */
export const PLAIN = 'application/json';
export const DEFLATED = 'application/vnd.handiwork.deflate';
