import type { CoverageNote, Report } from './report.ts';

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
  /** Only for formatters that need it. */
  page?: PageAssets;
  /** Only for formatters that need it: one for each report. */
  sources?: readonly SourceTexts[];
}

/** What a page is made of: one script and one style sheet, both complete. */
export interface PageAssets {
  script: string;
  style: string;
}

/** Texts of the scanned commit that go with a report. */
export interface SourceTexts {
  /** By path of the report's files, most telling first; files without findings and what exceeds the caps are left out. */
  texts: ReadonlyMap<string, string>;
  /** The owner of a path: a team of CODEOWNERS, else the directory. */
  ownerOf: (path: string) => string;
  /** What was left out, and why. */
  notes: readonly CoverageNote[];
}

/**
 * Pure: reports in, text out. Prints nothing, decides no exit code. Text that can grow with the repository is better
 * yielded in pieces: one string has an upper limit, and a large report reaches it.
 */
export interface Formatter {
  (reports: readonly Report[], environment: FormatEnvironment): string | Iterable<string>;
  /** What its environment must hold beside the report. */
  needs?: readonly ('page' | 'sources')[];
}
