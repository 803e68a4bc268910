import type { BlamedRange } from './blame-ranges.ts';

/** A text file of the scanned commit. */
export interface BlameRequest {
  path: string;
  /** From `countLines`. */
  lines: number;
}

/** Every line of a file with the commit that brought it, as `git blame` says. */
export interface FileBlame {
  path: string;
  lines: number;
  /** Sorted; they cover 1..lines without a gap. */
  ranges: readonly BlamedRange[];
}

/** None of them is set by default: the truth is `git blame` without options. Name them in the report. */
export interface BlameOptions {
  /** `-w`. */
  ignoreWhitespace?: boolean;
  /** `-M`. */
  detectMoves?: boolean;
  /** `-C`, given once. */
  detectCopies?: boolean;
  /** Full commit ids to look through, as `--ignore-rev`. */
  ignoreRevs?: readonly string[];
  /** Processes at once; the number of processors by default. */
  jobs?: number;
  /** Milliseconds for one file. */
  timeLimit?: number;
  /** From so many files on they are attributed together; by default as many as make that faster. The answer is the same. */
  fewestTogether?: number;
}
