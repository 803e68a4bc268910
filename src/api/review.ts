import type { Evidence, EvidenceClass } from './evidence.ts';
import type { ResemblanceReason } from './resemblance.ts';

/** A commit of the change under review, oldest first. */
export interface ReviewCommit {
  commit: string;
  /** Committer date, ISO 8601 UTC. */
  date: string;
  /** As written, first line only. */
  subject: string;
  /** Lines of it that are still there at the head. */
  lines: number;
  agent?: string;
  alsoAgents?: readonly string[];
  model?: string;
  class?: 'recorded' | 'declared';
  /** What it says of itself, as written. */
  says: readonly string[];
  /** Only where the policy asks for disclosure. */
  disclosure?: 'disclosed' | 'denied' | 'absent' | 'malformed';
  resemblance: number | null;
  resemblanceReason?: ResemblanceReason;
}

/** Present when a change was looked at: files and lines of the report are then only those that it touched. */
export interface Review {
  /** The commit that the change starts from: the merge base, unless it was given as `base..head`. */
  base: string;
  commits: ReviewCommit[];
  /** The changed lines by path, 1-based and inclusive, at the head. */
  changed: { path: string; ranges: { startLine: number; endLine: number }[] }[];
  /** Style of everything that was changed, pooled as one change (as a squash merge would make it). */
  resemblance: number | null;
  resemblanceReason?: ResemblanceReason;
  /** Lines of the same files that the change did not touch. Only when they were asked for. */
  context?: { path: string; startLine: number; endLine: number; class: EvidenceClass; agent: string; commit?: string }[];
  /** What the description, the labels, the author and the branch of the pull request say. */
  pullRequest?: Evidence[];
  /** Lines that a squash merge drops unless they are put into its message. */
  squash: string[];
  /** Breaches by a commit or by the pull request as a whole; those by lines are in `policy`. */
  breaches: {
    rule: 'banned' | 'undisclosed';
    agent: string;
    class: EvidenceClass;
    commit?: string;
    message: string;
    /** Why it does not count: the baseline or suppressions cover every line that the commit brought, or itself. */
    known?: 'baseline' | 'suppressed';
  }[];
}
