import type { Io } from './io.ts';
import type { Options } from './options.ts';

/** What a command is called with. @returns The exit code: 0, 1 (policy breached) or 2. */
export type Run = (call: { args: readonly string[]; options: Options; io: Io }) => Promise<number>;

export interface Command {
  /** Name and arguments as help shows them: `scan [...paths]`. */
  usage: string;
  summary: string;
  /** Flag with its value, what it does, and the words that it takes, where these are fixed. */
  options: readonly (readonly [flag: string, description: string, values?: readonly string[]])[];
  examples: readonly string[];
  /** What its exit codes mean, where that is less than what those of its program or group do. */
  exitCodes?: string;
  /** Commands are loaded when called, so that help and errors are instant. */
  load(): Promise<{ run: Run }>;
}

/** Commands with a word before them: `audit list`. */
export interface CommandGroup {
  name: string;
  summary: string;
  commands: readonly Command[];
  /** What their exit codes mean. */
  exitCodes: string;
}

/** Exit codes of a command that holds nothing against a policy. */
export const DONE_OR_NOT = `  0  done
  2  wrong usage, internal error, or something could not be read`;
