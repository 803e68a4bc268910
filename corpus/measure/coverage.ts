import type { Predicted } from './predict.ts';

export interface RiskPoint {
  /** Share of rows that are answered, the surest first. */
  coverage: number;
  /** Share of the answered rows on the wrong side of .5, both classes of the whole set weighing the same. */
  error: number;
  /** Distance from .5 below which rows are left unanswered. */
  margin: number;
}

const COVERAGES = [1, 0.9, 0.75, 0.5] as const;

/** Error against coverage when the rows nearest to p = .5 are left unanswered. */
export function riskCoverage(rows: readonly Pick<Predicted, 'p' | 'label'>[], coverages: readonly number[] = COVERAGES): RiskPoint[] {
  const agent = rows.filter((row) => row.label === 1).length;
  const weight = (row: { label: 0 | 1 }): number => (row.label === 1 ? 0.5 / agent : 0.5 / (rows.length - agent));
  const surest = [...rows].sort((a, b) => Math.abs(b.p - 0.5) - Math.abs(a.p - 0.5));
  return coverages.map((coverage) => {
    const answered = surest.slice(0, Math.round(coverage * surest.length));
    const mass = answered.reduce((sum, row) => sum + weight(row), 0);
    const wrong = answered.reduce((sum, row) => sum + ((row.p > 0.5 ? 1 : 0) === row.label ? 0 : weight(row)), 0);
    return { coverage, error: wrong / mass, margin: Math.abs((answered.at(-1)?.p ?? 0.5) - 0.5) };
  });
}
