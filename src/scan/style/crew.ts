import { availableParallelism } from 'node:os';
import type { LanguageId } from '../../api/unit.ts';
import { builtinRules, type Rules } from '../../builtins.ts';
import { Crew, type Outcome } from '../../crew/crew.ts';
import type { EarlierCode } from '../../score/house.ts';
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

/** Told to every member. */
export interface StyleBriefing {
  /** What it compares code with. */
  house: EarlierCode;
  /** Most of what it is going to read: it loads their models while it has nothing to do. */
  languages?: readonly LanguageId[];
}

export type StyleCrew = Crew<StyleTask, StyleAnswer, StyleBriefing>;
export type StyleOutcome = Outcome<StyleAnswer>;

/** Bytes below which starting processes costs more than it saves: about a hundred thousand lines. */
const MANY_BYTES = 3_500_000;
/** The part of all bytes from which on a language is loaded before it is met. */
const LARGE_PART = 0.1;

/**
 * Makes processes for so many bytes of each language, or none. They know the built-in rules only: what a plugin brings cannot be sent.
 * @param workers as in `ScanOptions`
 */
export function crewFor(bytesOf: ReadonlyMap<LanguageId, number>, { workers, signal, rules }: { workers?: number | undefined; signal?: AbortSignal | undefined; rules: Rules }): StyleCrew | undefined {
  const bytes = [...bytesOf.values()].reduce((sum, of) => sum + of, 0);
  const size = workers ?? (bytes < MANY_BYTES ? 1 : availableParallelism());
  if (size < 2 || rules !== builtinRules()) return undefined;
  const languages = [...bytesOf.keys()].filter((language) => (bytesOf.get(language) ?? 0) >= bytes * LARGE_PART);
  return new Crew({ member: { name: 'crew-member', beside: import.meta.url }, size, signal }, { house: {}, languages });
}
