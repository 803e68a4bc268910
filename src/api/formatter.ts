import type { Report } from './report.ts';

/** What a formatter may know about where its text goes. */
export interface FormatEnvironment {
  colour: boolean;
  /** Columns of the terminal; 80 when unknown. */
  width: number;
  /** How the user named the repository of each report on the command line, for commands that are to be typed next. */
  locations?: readonly string[];
  /** The commit, branch or tag that the user asked for, for the same commands. */
  rev?: string;
  /** Spreadsheet formulas in CSV cells are left as they are: a program reads them. */
  csvRaw?: boolean;
}

/**
 * Pure: reports in, text out. Prints nothing, decides no exit code. Text that can grow with the repository is better
 * yielded in pieces: one string has an upper limit, and a large report reaches it.
 */
export type Formatter = (reports: readonly Report[], environment: FormatEnvironment) => string | Iterable<string>;
