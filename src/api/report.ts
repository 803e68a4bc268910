import type { Attribution } from './attribution.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { ResemblanceReason } from './resemblance.ts';
import type { Review } from './review.ts';
import type { UnitKind } from './unit.ts';

export type { ResemblanceReason };

export type Verdict = 'recorded' | 'declared' | 'copied' | 'resembles' | 'undetermined' | 'human-by-date';

/**
 * A list of a report that is made only when somebody looks at it may answer to this key with a function: the JSON of its entries
 * one after the other, each as `JSON.stringify` would give it, in less time than making them takes.
 */
export const AS_JSON: unique symbol = Symbol.for('handiwork/json');

/** A list of units that is made only when somebody looks at it may answer to this key with a function: the gist of each, made in less time. */
export const GISTS: unique symbol = Symbol.for('handiwork/gists');

export interface ReportUnit {
  name: string;
  kind: UnitKind;
  startLine: number;
  endLine: number;
  /** Calibrated probability in [0, 1], or null when the tool abstains. */
  resemblance: number | null;
  resemblanceReason?: ResemblanceReason;
  evidence: Evidence[];
}

/** What is reckoned with of a unit, without what is only shown. */
export interface UnitGist extends Pick<ReportUnit, 'startLine' | 'endLine' | 'resemblance'> {
  /** The resemblance is that of its change: it is high, and that of the unit by itself is another. */
  isOfChange: boolean;
}

export interface ReportFile {
  path: string;
  language: string;
  lines: number;
  sloc: number;
  /** From 1, in rank order. */
  rank: number;
  /** The strongest class on any line. */
  verdict: Verdict;
  /** Lines of banned origin to be expected here: attributed lines plus resemblance-weighted undetermined lines. */
  expectedLines: number;
  attributions: Attribution[];
  resemblance: number | null;
  resemblanceReason?: ResemblanceReason;
  units: ReportUnit[];
  evidence: Evidence[];
}

export interface ReportChange {
  commit: string;
  /** Committer date, ISO 8601 UTC. */
  date: string;
  /** Lines of the change that are still in the tree. */
  lines: number;
  files: number;
  resemblance: number | null;
  resemblanceReason?: ResemblanceReason;
  /** What `resemblance` was made of: the code of the change alone, and its message alone. Absent where the message was not read. */
  codeResemblance?: number;
  messageResemblance?: number;
}

/** What one commit brought whose origin is known, as far as it is still in the tree. */
export interface AttributedChange {
  commit: string;
  /** Committer date, ISO 8601 UTC. */
  date: string;
  class: 'recorded' | 'declared';
  agent: string;
  model?: string;
  lines: number;
  files: number;
}

export interface CoverageNote {
  /** Stable, kebab-case. */
  code: string;
  message: string;
  path?: string;
  /** True when something that should have been read was not: the run exits 2 unless `--allow-partial`. */
  incomplete?: boolean;
}

export interface Coverage {
  files: { scanned: number; skipped: { path: string; reason: string }[] };
  commits: { read: number };
  notes: CoverageNote[];
}

export interface Report {
  schemaVersion: 1;
  tool: { name: 'handiwork'; version: string; ruleSet: string };
  repository: {
    path: string;
    head: string;
    /** Where it was cloned from: the remote `origin` without credentials; absent for a folder on the machine. */
    url?: string;
    /** Committer date of the scanned commit, ISO 8601 UTC. */
    date?: string;
    shallow: boolean;
    partial: boolean;
    evidence: Evidence[];
  };
  policy?: PolicyResult;
  /** Only where a change was looked at, not a whole repository. */
  review?: Review;
  coverage: Coverage;
  /** Lines at the scanned commit. Sorted by lines, then agent id. */
  agents: { agent: string; model?: string; commits: number; lines: number; files: number }[];
  /** Undeclared changes still in the tree, most telling first. */
  changes: ReportChange[];
  /** Changes of known origin still in the tree, oldest first. Only of a whole scan. */
  attributedChanges?: AttributedChange[];
  files: ReportFile[];
  /** The same, one by one: in rank order of their files, then by line; what speaks of the repository comes last. */
  findings?: Finding[];
}

export interface PolicyResult {
  banned: { agent: string; from?: string; until?: string }[];
  allowed: string[];
  /** The weakest evidence that breaches; `declared` when absent. */
  failOn?: 'recorded' | 'declared' | 'resembles' | 'never';
  /** The day by which nothing may breach any more. */
  deadline?: string;
  /** What would breach, but for an exception that holds. */
  excused?: { path: string; startLine: number; endLine: number; agent: string; class: string; commit?: string; rule?: 'undisclosed' | 'resembles'; reason: string; expires?: string }[];
  /** Exceptions that no longer hold. */
  expired?: { reason: string; expires: string }[];
  breaches: {
    path: string;
    startLine: number;
    endLine: number;
    agent: string;
    class: string;
    commit?: string;
    /** Why it breaches; `banned` when absent. */
    rule?: 'undisclosed' | 'resembles';
    /** Why it does not count: it is in the baseline, or a comment in the file suppresses it. */
    known?: 'baseline' | 'suppressed';
  }[];
}
