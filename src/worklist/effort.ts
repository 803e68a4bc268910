import type { AuditSubject } from '../api/audit.ts';

/** What one review costs: opening it, then reading its lines. */
export interface Pace {
  /** Minutes to open an item and write the decision down. */
  minutesPerItem: number;
  /** Lines that are read in a minute. */
  linesPerMinute: number;
}

/**
 * Assumed, not measured; `--pace` replaces them. Lines whose origin is on record are only checked against the record. Where
 * style alone speaks the reader has to judge every line; that is less than the search for defects, for which inspections are
 * told to stay below 200 lines an hour (Kemerer and Paulk, IEEE Transactions on Software Engineering 35(4), 2009), and is
 * taken as 360.
 */
export const DEFAULT_PACES: Readonly<Record<string, Pace>> = {
  recorded: { minutesPerItem: 0.5, linesPerMinute: 40 },
  declared: { minutesPerItem: 0.5, linesPerMinute: 40 },
  copied: { minutesPerItem: 1, linesPerMinute: 20 },
  stylistic: { minutesPerItem: 2, linesPerMinute: 6 },
  contextual: { minutesPerItem: 2, linesPerMinute: 6 },
};

const SLOWEST: Pace = { minutesPerItem: 2, linesPerMinute: 6 };

/** The lines that have to be read for it; 0 when it speaks of the repository. */
export const linesOf = ({ startLine, endLine }: Pick<AuditSubject, 'startLine' | 'endLine'>): number =>
  startLine === undefined || endLine === undefined ? 0 : endLine - startLine + 1;

/** Minutes that a decision about one item takes. */
export function minutesFor(item: Pick<AuditSubject, 'class' | 'startLine' | 'endLine'>, paces: Readonly<Record<string, Pace>> = DEFAULT_PACES): number {
  const { minutesPerItem, linesPerMinute } = paces[item.class] ?? SLOWEST;
  return minutesPerItem + linesOf(item) / linesPerMinute;
}
