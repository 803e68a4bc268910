import type { CoverageNote, Report } from '../../api/report.ts';
import type { Review } from '../../api/review.ts';
import { settleBreaches } from '../../findings/settle.ts';
import { sortedNotes } from '../notes.ts';

/** A change cannot excuse itself: suppressions on lines that it added are listed and not obeyed. */
export function withoutOwnSuppressions(report: Report, changed: Review['changed']): Report {
  const ranges = new Map(changed.map(({ path, ranges: own }) => [path, own]));
  const notes: CoverageNote[] = [];
  const findings = report.findings?.map((finding) => {
    const { suppression, path, ...rest } = finding;
    if (suppression === undefined || path === undefined) return finding;
    const isOwn = ranges.get(path)?.some(({ startLine, endLine }) => suppression.line >= startLine && suppression.line <= endLine);
    if (!isOwn) return finding;
    notes.push({ code: 'suppression-added', message: `Line ${suppression.line}: the change itself adds this suppression, so it is not obeyed: ${suppression.reason}`, path });
    return { ...rest, path };
  });
  if (findings === undefined || notes.length === 0) return report;
  return settleBreaches({ ...report, findings, coverage: { ...report.coverage, notes: sortedNotes([...report.coverage.notes, ...notes]) } });
}
