import type { Attribution } from './attribution.ts';
import type { Evidence } from './evidence.ts';
import type { UnitKind } from './unit.ts';

export type Verdict = 'recorded' | 'declared' | 'copied' | 'resembles' | 'undetermined' | 'human-by-date';

/** Why there is no resemblance. */
export type ResemblanceReason =
  | 'too-short' | 'unsupported-language' | 'generated' | 'out-of-distribution' | 'formatter-flattened'
  | 'known-origin' | 'human-by-date' | 'before-window' | 'no-code' | 'over-limit' | 'time-limit' | 'parse-failed';

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
  repository: { path: string; head: string; shallow: boolean; partial: boolean; evidence: Evidence[] };
  policy?: PolicyResult;
  coverage: Coverage;
  /** Lines at the scanned commit. Sorted by lines, then agent id. */
  agents: { agent: string; model?: string; commits: number; lines: number; files: number }[];
  /** Undeclared changes still in the tree, most telling first. */
  changes: ReportChange[];
  files: ReportFile[];
}

export interface PolicyResult {
  banned: { agent: string; from?: string; until?: string }[];
  allowed: string[];
  breaches: { path: string; startLine: number; endLine: number; agent: string; class: string; commit?: string }[];
}
