import type { EvidenceClass } from './evidence.ts';

/** How much a finding asks for: `error` breaches the policy, `warning` is known, `note` is to be judged by a reader. */
export type FindingLevel = 'error' | 'warning' | 'note';

/** One thing to look at: some lines, or the repository as a whole. What reviews and trackers show one by one. */
export interface Finding {
  /** `recorded`, `declared`, `resembles`, or the id of the heuristic that speaks of the repository. */
  rule: string;
  class: EvidenceClass;
  level: FindingLevel;
  /** Id of the heuristic or record reader behind it. A suppression names it, or the rule. */
  heuristic: string;
  /** A sentence for the reader. May quote the scanned repository: escape before rendering. */
  message: string;
  /** Absent when it speaks of the repository. */
  path?: string;
  /** 1-based, inclusive, at the scanned commit. */
  startLine?: number;
  endLine?: number;
  /** The column after the last character of the last line, 1-based, in UTF-16 units. */
  endColumn?: number;
  agent?: string;
  model?: string;
  commit?: string;
  /** Calibrated probability in [0, 1]. */
  resemblance?: number;
  /** `hash:ordinal`, of the rule and the text without its white space: the same after lines moved or the file was renamed. */
  fingerprint: string;
  /** `hash:ordinal` of the beginning of the text; only with lines. */
  lineHash?: string;
  /** Against the baseline; absent when there was none. */
  state?: 'new' | 'unchanged';
  /** The comment in the file that suppresses it. */
  suppression?: { line: number; reason: string };
}
