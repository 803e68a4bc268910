import { auc, aucInterval, calibrationError, rateAt } from '../learn/metrics.ts';
import { AGAINST, type Against, picked, type Predicted } from './predict.ts';

/** One figure: some rows of one model and level against one kind of human code. NaN where a baseline is unknown. */
export interface Cell {
  family: string;
  level: string;
  rows: string;
  against: Against;
  agent: number;
  human: number;
  owners: number;
  auc: number;
  /** 95 %, over owners. */
  interval: [number, number];
  /** Share of agent rows above the threshold that 1 % (0.1 %) of these human rows pass. */
  tpr1: number;
  tpr01: number;
  /** Calibration error, 15 equal-mass bins, classes balanced. */
  ece: number;
  /** The same rows ranked by length alone, by share of comment lines alone, by year alone. */
  lengthAuc: number;
  commentAuc: number;
  yearAuc: number;
}

export interface Part {
  rows: string;
  keep(row: Predicted): boolean;
}

/** Fewer rows than this on either side give no figure. */
const LEAST = 10;

export const partsOf = (family: string, level: string): Part[] => {
  const all = (row: Predicted): boolean => level !== 'function' || row.kind !== 'chunk';
  const parts: Part[] = [{ rows: 'all', keep: all }];
  if (family === 'jsts') for (const lang of ['typescript', 'javascript']) parts.push({ rows: lang, keep: (row) => all(row) && row.lang === lang });
  if (level === 'change' || level === 'commit') return [...parts, { rows: '4 units or more', keep: (row) => row.units >= 4 }];
  const lengths: Part[] = [
    { rows: '12 lines or fewer', keep: (row) => all(row) && row.lines <= 12 },
    { rows: '13–30 lines', keep: (row) => all(row) && row.lines > 12 && row.lines <= 30 },
    { rows: '31 lines or more', keep: (row) => all(row) && row.lines > 30 },
  ];
  if (family === 'prose') return [...parts, ...lengths];
  const bare: Part = { rows: 'without comments', keep: (row) => all(row) && row.bare };
  const chunks: Part = { rows: 'top-level and class code', keep: (row) => row.kind === 'chunk' };
  return level === 'function' ? [...parts, ...lengths, bare, chunks] : [...parts, ...lengths, bare];
};

/** Every figure of one model at one level. `density`: unit id → share of comment lines. */
export function cellsOf(name: { family: string; level: string }, all: readonly Predicted[], density: ReadonlyMap<string, number>): Cell[] {
  return partsOf(name.family, name.level).flatMap(({ rows, keep }) => {
    const kept = all.filter(keep);
    return (Object.keys(AGAINST) as Against[]).flatMap((against) => cellOf({ ...name, rows, against }, picked(kept, against), density) ?? []);
  });
}

export function cellOf(
  name: Pick<Cell, 'family' | 'level' | 'rows' | 'against'>, rows: readonly Predicted[], density: ReadonlyMap<string, number>,
): Cell | undefined {
  const p = rows.map((row) => row.p);
  const labels = rows.map((row) => row.label);
  const agent = labels.filter(Boolean).length;
  if (agent < LEAST || rows.length - agent < LEAST) return undefined;
  const groups = rows.map((row) => row.group);
  return {
    ...name, agent, human: rows.length - agent, owners: new Set(groups).size,
    auc: auc(p, labels), interval: aucInterval(groups, p, labels),
    tpr1: rateAt(p, labels, 0.01).tpr, tpr01: rateAt(p, labels, 0.001).tpr,
    ece: calibrationError(p, labels),
    lengthAuc: auc(rows.map((row) => row.lines), labels),
    commentAuc: density.size ? auc(rows.map((row) => meanDensity(row, density)), labels) : NaN,
    yearAuc: auc(rows.map((row) => Number(row.date.slice(0, 4))), labels),
  };
}

const meanDensity = (row: Predicted, density: ReadonlyMap<string, number>): number =>
  row.parts.reduce((sum, id) => sum + (density.get(id) ?? 0), 0) / row.parts.length;
