import type { CoverageNote } from '../api/report.ts';

/** What was not read comes first: a list that is cut must not cut that away. Otherwise in their order. */
export const unreadFirst = (notes: readonly CoverageNote[]): CoverageNote[] =>
  notes.toSorted((a, b) => Number(b.incomplete ?? false) - Number(a.incomplete ?? false));
