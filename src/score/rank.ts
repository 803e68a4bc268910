import type { ReportFile, Verdict } from '../api/index.ts';

/** Strongest first: the order of the ranking. Classes are compared, never added. */
const ORDER: Record<Verdict, number> = {
  recorded: 0, declared: 1, copied: 2, resembles: 3, undetermined: 4, 'human-by-date': 5,
};

/** By class, then expected lines (most first), then path (code-unit order); `rank` is filled in from 1. */
export function rankFiles(files: readonly ReportFile[]): ReportFile[] {
  return [...files].sort(byRank).map((file, i) => ({ ...file, rank: i + 1 }));
}

/** What decides about the place of a file. */
export type Ranked = Pick<ReportFile, 'verdict' | 'expectedLines' | 'path'>;

/** The order of the ranking, for `sort`. */
export const byRank = (a: Ranked, b: Ranked): number =>
  ORDER[a.verdict] - ORDER[b.verdict] ||
  b.expectedLines - a.expectedLines ||
  (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
