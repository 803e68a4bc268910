import type { ReportFile, Verdict } from '../api/index.ts';

/** Strongest first: the order of the ranking. Classes are compared, never added. */
const ORDER: Record<Verdict, number> = {
  recorded: 0, declared: 1, copied: 2, resembles: 3, undetermined: 4, 'human-by-date': 5,
};

/** By class, then expected lines (most first), then path (code-unit order); `rank` is filled in from 1. */
export function rankFiles(files: readonly ReportFile[]): ReportFile[] {
  return [...files].sort(byRank).map((file, i) => ({ ...file, rank: i + 1 }));
}

type Ranked = Pick<ReportFile, 'verdict' | 'expectedLines' | 'path'>;

/** The order of the ranking, for `sort`. */
export const byRank = (a: Ranked, b: Ranked): number =>
  ORDER[a.verdict] - ORDER[b.verdict] ||
  b.expectedLines - a.expectedLines ||
  (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/**
 * After the first k files of the ranking, which share of all expected lines has been seen?
 * Points at 1, 2, 5, 10, 20, 50 … files and at the last; empty when nothing is expected.
 */
export function gainCurve(ranked: readonly ReportFile[]): { files: number; share: number }[] {
  const total = ranked.reduce((sum, file) => sum + file.expectedLines, 0);
  if (total === 0) return [];
  const points: { files: number; share: number }[] = [];
  let seen = 0;
  let next = 1;
  ranked.forEach((file, i) => {
    seen += file.expectedLines;
    if (i + 1 !== next && i + 1 !== ranked.length) return;
    points.push({ files: i + 1, share: seen / total });
    if (i + 1 === next) next = nextStep(next);
  });
  return points;
}

/** 1, 2, 5, 10, 20, 50, … */
function nextStep(step: number): number {
  const lead = String(step)[0];
  return lead === '2' ? (step / 2) * 5 : step * 2;
}
