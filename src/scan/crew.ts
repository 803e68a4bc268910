import { availableParallelism } from 'node:os';
import { builtinRules, type Rules } from '../builtins.ts';
import { Crew, type Outcome } from '../crew/crew.ts';
import type { EarlierCode } from '../score/house.ts';
import type { OlderIs } from './placed-unit.ts';
import type { StyleRead } from './style-fact.ts';
import type { Failures } from './style.ts';

export interface StyleTask {
  path: string;
  bytes: Uint8Array;
  /** As in the file's `LineTable`. */
  kinds: Uint8Array;
  olderIs: OlderIs;
}

/** `read` is absent when the language is not supported. */
export interface StyleAnswer {
  read?: StyleRead;
  failures: Failures;
}

/** Told to every member: what it compares code with. */
export interface StyleBriefing {
  house: EarlierCode;
}

export type StyleCrew = Crew<StyleTask, StyleAnswer, StyleBriefing>;
export type StyleOutcome = Outcome<StyleAnswer>;

/** Lines below which starting processes costs more than it saves. */
const MANY_LINES = 100_000;

/**
 * Makes processes for so many lines, or none. They know the built-in rules only: what a plugin brings cannot be sent.
 * @param workers as in `ScanOptions`
 */
export function crewFor(lines: number, { workers, signal, rules }: { workers?: number | undefined; signal?: AbortSignal | undefined; rules: Rules }): StyleCrew | undefined {
  const size = workers ?? (lines < MANY_LINES ? 1 : availableParallelism());
  if (size < 2 || rules !== builtinRules()) return undefined;
  return new Crew({ member: { name: 'crew-member', beside: import.meta.url }, size, signal }, { house: {} });
}
