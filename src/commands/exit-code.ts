import type { Report } from '../api/report.ts';
import { openBreaches } from '../report/rules.ts';

/** 2 before 1: an incomplete scan that found a breach is still incomplete, and its report lists the breaches. */
export function exitCode(reports: readonly Report[], allowPartial: boolean, { mayBeEmpty = false } = {}): 0 | 1 | 2 {
  const nothing = !mayBeEmpty && reports.some((report) => report.coverage.files.scanned === 0);
  const incomplete = reports.some((report) => report.coverage.notes.some((note) => note.incomplete));
  if (nothing || (incomplete && !allowPartial)) return 2;
  return reports.some(({ policy }) => openBreaches(policy?.breaches).length > 0) ? 1 : 0;
}
