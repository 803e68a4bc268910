import type { Policy } from '../config/policy.ts';
import type { BlameOptions } from '../history/blame.ts';
import type { Bus } from '../shared/bus.ts';

/** How `git blame` is asked. None by default: then the answer equals `git blame` without options, line for line. */
export type LineOptions = Pick<BlameOptions, 'ignoreWhitespace' | 'detectMoves' | 'detectCopies'> & {
  /** Full commit ids to look through. */
  ignoreRevs?: readonly string[];
};

export interface ScanOptions {
  /** What relative paths are relative to; the directory of the process when absent. */
  cwd?: string;
  /** A commit, branch or tag; HEAD when absent. */
  rev?: string;
  /**
   * Audit only what was committed from this day on (`YYYY-MM-DD`, committer date, UTC). Older lines are neither
   * attributed nor scored.
   */
  since?: string;
  /** Patterns as in `.gitignore`. Empty or absent: everything. */
  include?: readonly string[];
  exclude?: readonly string[];
  /** Exactly these files and no others. */
  paths?: ReadonlySet<string>;
  policy?: Policy;
  blame?: LineOptions;
  /**
   * Keep what is found in snapshots, and use those of earlier scans; the report is the same with and without.
   * `location`: a folder, by default that of the user's caches. `bytes`: most of all snapshots together, 1 GiB by default.
   */
  cache?: { location?: string; bytes?: number };
  /** Processes that parse and score: by default as many as processors where there is much to read; 1: this one alone. */
  workers?: number;
  /** Suppression comments in the scanned files: obeyed (`apply`, the default), only counted, or not looked for. */
  suppressions?: 'apply' | 'ignore' | 'none';
  /** Ends the scan early; what was read until then is reported and marked as incomplete. */
  signal?: AbortSignal;
  /** Told how far the scan is. */
  bus?: Bus;
}
