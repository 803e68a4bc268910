/** Who wrote inside the change: `authored` = the agent is the author of record; `assisted` = it took part. `present` speaks of the repository only. */
export type Tier = 'authored' | 'assisted' | 'present';

/**
 * Where a signal can be read. `author-email`, `author-name`, `committer`, `trailer`, `footer` and `subject` are *declared*
 * evidence when their tier is `authored` or `assisted`; every other kind is *contextual*.
 */
export type SignalKind =
  | 'author-email' | 'author-name' | 'committer' | 'trailer' | 'footer' | 'subject'
  | 'branch' | 'ref' | 'merge-subject' | 'pr-author' | 'pr-body' | 'pr-label' | 'path' | 'history-file' | 'in-file' | 'setting';

/** A span of days, `YYYY-MM-DD`, both ends included; an absent end is open. */
export interface Window {
  from?: string;
  until?: string;
  /** Where the dates come from: a page, a changelog, an issue (`owner/name#n`, an address, or `corpus` for first seen). */
  source: string;
}

/** One thing an agent leaves behind. Patterns are linear-time: no look-around, no back-reference, no nested repetition. */
export interface Signal {
  id: string;
  kind: SignalKind;
  /** Trailer keys in lower case (kind `trailer` only); the pattern then matches the value. */
  keys?: readonly string[];
  /** Matched against the address, the name, the trailer value, the footer's whole line, the branch name or the path. */
  pattern: RegExp;
  /** The author's address must match as well. */
  authorEmail?: RegExp;
  tier: Tier;
  window?: Window;
  /** Spans in which the signal was stamped on work the agent had no part in (e.g. an editor default). */
  misStamped?: readonly (Window & { note: string })[];
  /** Why a match may be wrong. Shown by `explain`. */
  confounders?: readonly string[];
  /** Whole raw values (address, name, `Key: value` line, footer line, branch, path) that must match; run as tests. */
  match: readonly string[];
  noMatch: readonly string[];
}

export interface Agent {
  /** Permanent id, kebab-case (`claude-code`). */
  id: string;
  name: string;
  /** Other names recorders and disclosures give it (`Claude`, `copilot-cli`); case and hyphens do not matter. */
  aliases?: readonly string[];
  vendor?: string;
  /**
   * `review-bot` signals never count as authorship. `model` and `unnamed` name no tool, and a `recorder` only watched
   * one: they yield to a tool named on the same commit. A `kit` sets agents up and says nothing about lines.
   */
  role: 'coding-agent' | 'review-bot' | 'app-builder' | 'editor' | 'recorder' | 'model' | 'kit' | 'unnamed';
  /** When the agent could exist at all. A line older than `from` cannot be its work. */
  window: Window;
  signals: readonly Signal[];
}

/** The id that stands for "an agent, but nobody knows which". */
export const UNNAMED_AGENT = 'generic';

/** Identity helper: carries the type, does nothing. */
export const defineAgent = (agent: Agent): Agent => agent;
