import type { ReportChange, ResemblanceReason } from '../api/report.ts';
import { lineCount, type LineOrigins } from '../attribution/lines.ts';
import type { History } from '../history/log.ts';
import { isScored, type PlacedUnit } from './placed-unit.ts';
import { ScoreTable } from './score-table.ts';
import type { Pooled, PoolPart } from './style.ts';

export type Pool = (parts: readonly PoolPart[]) => Pooled;

interface Change {
  lines: number;
  files: number;
  /** Rows of the table of scores. */
  units: number[];
}

/**
 * Every change that declares nothing and is still in the tree, most telling first.
 *
 * @param files Lines and units of each file, in any order.
 */
export function poolChanges(
  files: Iterable<{ lines: LineOrigins; units: readonly PlacedUnit[] }>,
  { history, pool, silence }: { history: History; pool: Pool; silence: ResemblanceReason },
): ReportChange[] {
  const changes = new Map<string, Change>();
  const scores = new ScoreTable();
  const change = (commit: string): Change => {
    const known = changes.get(commit) ?? { lines: 0, files: 0, units: [] };
    changes.set(commit, known);
    return known;
  };
  for (const { lines, units } of files) {
    for (const range of lines.undetermined) change(range.commit).lines += lineCount([range]);
    for (const commit of new Set(lines.undetermined.map((range) => range.commit))) change(commit).files += 1;
    for (const unit of units) if (unit.commit !== undefined && isScored(unit)) change(unit.commit).units.push(scores.add(unit));
  }
  return [...changes]
    .map(([commit, { lines, files: count, units }]): ReportChange => ({
      commit,
      date: isoDate(history.dateOf(commit)),
      lines,
      files: count,
      ...(units.length === 0 ? { resemblance: null, resemblanceReason: silence } : pool(units.map((row) => scores.at(row)))),
    }))
    .toSorted(mostTelling);
}

const mostTelling = (a: ReportChange, b: ReportChange): number =>
  (b.resemblance ?? -1) - (a.resemblance ?? -1) || b.lines - a.lines || (a.commit < b.commit ? -1 : 1);

/** ISO 8601 in UTC, to the second; dates beyond what a calendar can hold are clipped to its ends. */
export function isoDate(seconds: number | undefined): string {
  const clipped = Math.min(Math.max(seconds ?? 0, 0), 253_402_300_799);
  return `${new Date(clipped * 1000).toISOString().slice(0, 19)}Z`;
}
