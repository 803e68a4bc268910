import type { EvidenceClass } from './evidence.ts';
import type { CommitSubject } from './commit.ts';
import type { RepositorySubject } from './repository.ts';
import type { LanguageId, Unit } from './unit.ts';

/** What a heuristic reads. The engine computes only what somebody needs. */
export type Need = 'text' | 'tokens' | 'comments' | 'tree' | 'scope' | 'prose' | 'commit' | 'repository';

/** `experimental` may change at any time; `stable` separated agent from human code on the labelled repositories. */
export type Stability = 'experimental' | 'stable' | 'deprecated';

export interface CodeExample {
  language: LanguageId;
  code: string;
}
export interface CommitExample {
  message: string;
  files?: readonly { path: string; added: number; deleted: number }[];
  /** Seconds since the same author's previous commit. */
  gap?: number;
}
export interface RepositoryExample {
  /** Path → content at the scanned commit. */
  files?: Readonly<Record<string, string>>;
  branches?: readonly string[];
}

export interface Meta<Example> {
  /** Equals the file name; permanent once stable. A noun phrase for the trait seen. */
  id: string;
  summary: string;
  /** Why the trait says something about who wrote it. */
  rationale: string;
  /** What else produces the trait. Shown by `explain` as "may be wrong when". */
  confounders: readonly string[];
  needs: readonly Need[];
  languages: readonly LanguageId[] | readonly ['*'];
  /** Rewrites under which the measure must not move; checked by the contract test. */
  invariantTo?: readonly ('whitespace' | 'identifiers' | 'comments')[];
  stability: Stability;
  since: string;
  measure: { unit: string; range: readonly [number, number] };
  /** Message id → template; `{{name}}` is filled from the report's data. */
  messages: Readonly<Record<string, string>>;
  /** Run by the contract test: every `high` measures above every `low`; `abstain` reports nothing. */
  examples: { high: readonly Example[]; low: readonly Example[]; abstain?: readonly Example[] };
  references?: readonly string[];
}

export interface Observation {
  messageId: string;
  /** In `meta.measure.unit` and `meta.measure.range`. Zero is an observation; saying nothing means "not applicable". */
  measure: number;
  /** 1-based line in the file; absent = the whole subject. */
  startLine?: number;
  endLine?: number;
  data?: Readonly<Record<string, string | number>>;
}

export interface Observer<Options> {
  options: Options;
  /** At most one observation per subject carries the measure that is scored: the first. Later ones only point at lines. */
  report(observation: Observation): void;
}

/** Looks at one unit of code or prose. Pure and synchronous: no file system, clock, randomness, network, console. */
export interface UnitHeuristic<Options extends object = object> {
  subject: 'unit';
  class: 'stylistic';
  meta: Meta<CodeExample>;
  defaults: Options;
  observe(unit: Unit, observer: Observer<Options>): void;
}

/** Looks at one commit's metadata and message shape. Never enters the score of code. */
export interface CommitHeuristic<Options extends object = object> {
  subject: 'commit';
  class: 'stylistic';
  meta: Meta<CommitExample>;
  defaults: Options;
  observe(commit: CommitSubject, observer: Observer<Options>): void;
}

/** Looks at the repository as a whole: configuration, ignore files, branches. Speaks of no line. */
export interface RepositoryHeuristic<Options extends object = object> {
  subject: 'repository';
  class: Extract<EvidenceClass, 'contextual' | 'stylistic'>;
  meta: Meta<RepositoryExample>;
  defaults: Options;
  observe(repository: RepositorySubject, observer: Observer<Options>): void;
}

export type Heuristic = UnitHeuristic | CommitHeuristic | RepositoryHeuristic;

type Define<H extends { subject: string; class: string }> = Omit<H, 'subject' | 'class'>;

/** Identity helpers: they carry the types and name the subject, nothing more. */
export const defineHeuristic = <O extends object>(heuristic: Define<UnitHeuristic<O>>): UnitHeuristic<O> => ({
  subject: 'unit',
  class: 'stylistic',
  ...heuristic,
});
export const defineCommitHeuristic = <O extends object>(heuristic: Define<CommitHeuristic<O>>): CommitHeuristic<O> => ({
  subject: 'commit',
  class: 'stylistic',
  ...heuristic,
});
export const defineRepositoryHeuristic = <O extends object>(
  heuristic: Define<RepositoryHeuristic<O>>,
): RepositoryHeuristic<O> => ({ subject: 'repository', class: 'contextual', ...heuristic });
