import type { Cell } from './cells.ts';
import type { Comparison } from './compare.ts';
import type { RiskPoint } from './coverage.ts';
import type { HouseFigures } from './house.ts';
import type { HouseChanges } from './house-changes.ts';
import type { LeftOpen } from './left-open.ts';
import type { FalseAlarms, Hardest, Within } from './repositories.ts';
import type { Robustness } from './robustness.ts';

/** Everything that one run measures; what the page and the JSON are written from. */
export interface Figures {
  cells: Cell[];
  /** Functions by themselves, and as a scan shows them: with the rest of their change and its message. */
  within: Partial<Record<string, Within>>;
  withinCommit: Partial<Record<string, Within>>;
  /** Of changes with their message, and of their code alone. */
  alarms: Partial<Record<string, FalseAlarms[]>>;
  codeAlarms: Partial<Record<string, FalseAlarms[]>>;
  hardest: Partial<Record<string, Hardest>>;
  house: Partial<Record<string, HouseFigures>>;
  /** Changes without and with that comparison: by their code alone, and with their message. */
  houseChanges: Partial<Record<string, { byCode: HouseChanges; byBoth: HouseChanges }>>;
  robustness: Partial<Record<string, Robustness>>;
  risk: { family: string; level: string; points: RiskPoint[] }[];
  leftOpen: Partial<Record<string, LeftOpen>>;
  /** The same models' rows of the repositories of an earlier list alone. */
  firstList: Cell[];
  firstAlarms: Partial<Record<string, FalseAlarms>>;
  comparisons: Comparison[];
}

export const emptyFigures = (): Figures => ({ cells: [], within: {}, withinCommit: {}, alarms: {}, codeAlarms: {}, firstAlarms: {}, hardest: {}, house: {}, houseChanges: {}, robustness: {}, risk: [], leftOpen: {}, firstList: [], comparisons: [] });

export const findCell = (cells: readonly Cell[], want: Pick<Cell, 'family' | 'level' | 'rows' | 'against'>): Cell | undefined =>
  cells.find((c) => c.family === want.family && c.level === want.level && c.rows === want.rows && c.against === want.against);

/** `.954`; `–` for what is not known. */
export const share = (value: number | undefined, digits = 3): string =>
  value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits).replace(/^0\./, '.');

/** What changed: `.894 → .900`. */
export const fromTo = (without: number, after: number, print: (value: number) => string): string => `${print(without)} → ${print(after)}`;

export const percent = (value: number, digits = 2): string => `${(100 * value).toFixed(digits)} %`;

export const count = (value: number): string => value.toLocaleString('en-US');

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
