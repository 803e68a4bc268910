import type { AttributedChange, ReportFile } from '../../api/report.ts';
import type { History } from '../../history/log.ts';
import { isoDate } from './changes.ts';

/**
 * The changes whose origin is known and whose lines are still there, oldest first: one row per commit, class, agent and
 * model, for a recorder may have watched several of them in one commit.
 */
export function attributedChanges(files: readonly Pick<ReportFile, 'attributions'>[], history: Pick<History, 'dateOf'>): AttributedChange[] {
  const rows = new Map<string, AttributedChange>();
  for (const { attributions } of files) {
    if (attributions.length === 0) continue;
    const seen = new Set<AttributedChange>();
    for (const { commit, class: kind, agent, model, startLine, endLine } of attributions) {
      if (commit === undefined) continue;
      const key = `${commit}\0${kind}\0${agent}\0${model ?? ''}`;
      const row = rows.get(key) ?? { commit, date: isoDate(history.dateOf(commit)), class: kind, agent, ...(model === undefined ? {} : { model }), lines: 0, files: 0 };
      rows.set(key, row);
      row.lines += endLine - startLine + 1;
      seen.add(row);
    }
    for (const row of seen) row.files += 1;
  }
  return [...rows].toSorted(([a, { date }], [b, other]) => compare(date, other.date) || compare(a, b)).map(([, row]) => row);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
