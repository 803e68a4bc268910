import type { ReportChange } from '../../api/report.ts';
import { lineCount, type LineOrigins } from '../../attribution/lines.ts';
import type { History } from '../../history/log.ts';
import { ChangeTable } from './change-table.ts';
import type { JudgeMessages } from '../style/messages.ts';
import { isScored, type PlacedUnit } from '../style/placed-unit.ts';
import { ScoreTable } from './score-table.ts';
import type { Pooled, Stylist } from '../style/style.ts';

const NOTHING_TO_POOL: Pooled = { resemblance: null, resemblanceReason: 'no-code' };

/** Every change that declares nothing and is still in the tree. */
export interface PooledChanges {
  table: ChangeTable;
  get: ChangeTable['get'];
  /** Most telling first. */
  list: ReportChange[];
}

/** What an earlier scan pooled, and the changes whose lines or units are not as it saw them. */
export interface EarlierChanges {
  changes: ChangeTable;
  moved: ReadonlySet<string>;
}

interface Work {
  history: History;
  stylist: Pick<Stylist, 'poolCommit'>;
  /** Asked for the messages of the changes that have something to pool. */
  judge: JudgeMessages;
  /** What is not moved is taken from it. */
  earlier?: EarlierChanges | undefined;
}

/** @param files Lines and units of each file, in any order; what declares something, has no score, or is not moved may be missing. */
export async function poolChanges(
  files: Iterable<{ lines: Pick<LineOrigins, 'undetermined'>; units: readonly PlacedUnit[] }>,
  work: Work,
): Promise<PooledChanges> {
  const { history } = work;
  const table = await pooled(files, work);
  return { table, get: (commit) => table.get(commit), list: table.list((commit) => isoDate(history.dateOf(commit))) };
}

/** Apart from what is answered with: a function that is kept keeps all that was made around it, and the scores are a quarter of what a large scan holds by then. */
async function pooled(files: Parameters<typeof poolChanges>[0], { stylist, judge, earlier }: Work): Promise<ChangeTable> {
  const changes = earlier === undefined ? new ChangeTable() : earlier.changes.without(earlier.moved);
  const kept = changes.size;
  const scores = new ScoreTable();
  const isTaken = (commit: string): boolean => earlier === undefined || earlier.moved.has(commit);
  for (const { lines, units } of files) {
    const seen = new Set<number>();
    for (const range of lines.undetermined) {
      if (!isTaken(range.commit)) continue;
      const row = changes.of(range.commit);
      changes.addLines(row, lineCount([range]));
      seen.add(row);
    }
    for (const row of seen) changes.addFile(row);
    for (const unit of units) if (unit.commit !== undefined && isScored(unit) && isTaken(unit.commit)) scores.add(changes.of(unit.commit), unit);
  }
  await judge(changes.commits((row) => scores.has(row)), (commit, logOdds) => changes.hear(changes.of(commit), logOdds));
  for (let row = kept; row < changes.size; row += 1) {
    const parts = scores.of(row);
    changes.settle(row, parts.length === 0 ? NOTHING_TO_POOL : stylist.poolCommit(parts, changes.heard(row)));
  }
  return changes;
}

/** ISO 8601 in UTC, to the second; dates beyond what a calendar can hold are clipped to its ends. */
export function isoDate(seconds: number | undefined): string {
  const clipped = Math.min(Math.max(seconds ?? 0, 0), 253_402_300_799);
  return `${new Date(clipped * 1000).toISOString().slice(0, 19)}Z`;
}
