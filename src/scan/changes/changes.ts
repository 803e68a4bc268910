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
  stylist: Pick<Stylist, 'judgeCommit'>;
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
  const table = await pooled(files, work);
  return { table, get: (commit) => table.get(commit), list: table.list(isoDate) };
}

/** Apart from what is answered with: a function that is kept keeps all that was made around it. */
async function pooled(files: Parameters<typeof poolChanges>[0], { history, stylist, judge, earlier }: Work): Promise<ChangeTable> {
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
    changes.date(row, history.dateOf(changes.commitAt(row)));
    changes.settle(row, scores.has(row) ? stylist.judgeCommit(scores.of(row), changes.heard(row)) : NOTHING_TO_POOL);
  }
  return changes;
}

/** ISO 8601 in UTC, to the second; dates beyond what a calendar can hold are clipped to its ends. */
export function isoDate(seconds: number | undefined): string {
  const clipped = Math.min(Math.max(seconds ?? 0, 0), 253_402_300_799);
  const day = Math.floor(clipped / DAY);
  const second = clipped - day * DAY;
  return `${dayText(day)}T${TWO_DIGITS[Math.floor(second / 3600)]}:${TWO_DIGITS[Math.floor(second / 60) % 60]}:${TWO_DIGITS[Math.floor(second % 60)]}Z`;
}

const DAY = 86_400;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const MOST_DAYS = 10_000;
const days = new Map<number, string>();

/** A report of many changes names few days many times. */
function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  if (days.size === MOST_DAYS) days.clear();
  const text = new Date(day * DAY * 1000).toISOString().slice(0, 10);
  days.set(day, text);
  return text;
}
