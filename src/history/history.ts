import type { Person } from '../api/commit.ts';
import type { Column, FloatColumn, IdColumn } from './columns.ts';

/** All commits reachable from the scanned one: numbers and ids only. */
export interface History {
  /** Commits read. */
  readonly count: number;
  readonly since: number;
  has(id: string): boolean;
  /** Committer date in seconds since 1970; undefined for a commit outside this history. */
  dateOf(id: string): number | undefined;
  /** The author after `.mailmap` of the scanned commit, unless the commit is known from an earlier scan. For grouping only: evidence reads `Commit.author`. */
  authorOf(id: string): Person | undefined;
  parentsOf(id: string): readonly string[];
  /** The commit and all its ancestors were committed before `since`. */
  isOlder(id: string): boolean;
  /** Dated before `since` although it descends from a commit inside the window: its date cannot be right. */
  isBackdated(id: string): boolean;
  /** The shallow boundary: what came before is not here, so lines of this commit have no known origin. */
  isBoundary(id: string): boolean;
  /** Older commits with a child inside the window: where bounded walks stop. */
  readonly frontier: readonly string[];
  /** All that was read, without authors. */
  pack(): CommitColumns;
  /** The same commits by number, for work that asks about each of them often. */
  readonly numbers: CommitNumbers;
}

/**
 * Commits in the order of reading, as columns: ids, those of commits that were not read last; of each that was its date, and
 * its parents: how many, and their places among the ids.
 */
export interface CommitColumns {
  ids: IdColumn;
  dates: FloatColumn;
  parents: Column;
}

/** The same, each column put together. */
export interface PackedCommits extends Record<keyof CommitColumns, Buffer> {
  /** Bytes of an id. */
  width: number;
}

/** Commits as whole numbers from 0; parents that were never read have one too. */
export interface CommitNumbers {
  readonly size: number;
  /** -1 for a commit outside this history. */
  of(id: string): number;
  id(number: number): string;
  parents(number: number): readonly number[];
  /** Place in the order of reading, in which children come before their parents. */
  rank(number: number): number;
  /** Read, and not older than the window. */
  isInside(number: number): boolean;
}
