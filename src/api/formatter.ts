import type { Report } from './report.ts';

/** What a formatter may know about where its text goes. */
export interface FormatEnvironment {
  colour: boolean;
  /** Columns of the terminal; 80 when unknown. */
  width: number;
}

/** Pure: reports in, text out. Prints nothing, decides no exit code. */
export type Formatter = (reports: readonly Report[], environment: FormatEnvironment) => string;
