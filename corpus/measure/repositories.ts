import { auc, bootstrap } from '../learn/metrics.ts';
import { guardedThreshold } from '../learn/threshold.ts';
import { picked, type Predicted } from './predict.ts';

export interface Within {
  repositories: number;
  mean: number;
  interval: [number, number];
  /** Lowest first. */
  each: { repo: string; value: number; agent: number; human: number }[];
}

/** Agent code against the same repository's older code: mean AUC over repositories with `least` rows or more on both sides. */
export function withinRepositories(rows: readonly Predicted[], least = 10): Within {
  const scored = [...byRepository(rows)]
    .flatMap(([repo, list]) => {
      const agent = list.filter((row) => row.label === 1).length;
      const human = list.length - agent;
      if (agent < least || human < least) return [];
      return [{ repo, agent, human, group: list[0]!.group, value: auc(list.map((r) => r.p), list.map((r) => r.label)) }];
    })
    .sort((a, b) => a.value - b.value || (a.repo < b.repo ? -1 : 1));
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  return {
    repositories: scored.length, mean: mean(scored.map((s) => s.value)),
    interval: bootstrap(scored.map((s) => s.group), (at) => mean(at.map((i) => scored[i]!.value))),
    each: scored.map(({ repo, value, agent, human }) => ({ repo, value, agent, human })),
  };
}

export interface FalseAlarms {
  /** Aimed at: this share of human rows above the threshold. */
  rate: number;
  /** Share of human rows above a threshold that was set on the other folds; by slice too. */
  share: number;
  pre2022: number;
  eramatched: number;
  human: number;
  worst: { repo: string; hits: number; all: number; share: number } | undefined;
  /** Share of agent rows above it. */
  found: number;
}

/** Human rows below which a repository is not called the worst. */
const LEAST_ALARMS = 20;

/** The probability from which on a row is flagged. */
export type ThresholdOf = (row: Pick<Predicted, 'fold' | 'lang'>) => number;

/** For each fold, the threshold that human rows of the other folds set. */
export function thresholdsOf(rows: readonly Predicted[], rate: number): ThresholdOf {
  const human = picked(rows, 'core').filter((row) => row.label === 0);
  const byFold = new Map([...new Set(rows.map((row) => row.fold))].map((fold) => [fold, guardedThreshold(human.filter((row) => row.fold !== fold), rate)]));
  return ({ fold }) => byFold.get(fold)!;
}

/** False alarms at thresholds that the measured owners had no say in. */
export function falseAlarms(rows: readonly Predicted[], rate: number, thresholdOf = thresholdsOf(rows, rate)): FalseAlarms {
  const core = picked(rows, 'core');
  const above = (row: Predicted): boolean => row.p > thresholdOf(row);
  const share = (list: readonly Predicted[]): number => list.filter(above).length / list.length;
  const human = core.filter((row) => row.label === 0);
  const worst = [...byRepository(human)]
    .filter(([, list]) => list.length >= LEAST_ALARMS)
    .map(([repo, list]) => ({ repo, hits: list.filter(above).length, all: list.length, share: share(list) }))
    .sort((a, b) => b.share - a.share || (a.repo < b.repo ? -1 : 1))[0];
  return {
    rate, human: human.length, share: share(human), worst, found: share(core.filter((row) => row.label === 1)),
    pre2022: share(human.filter((row) => row.slice === 'pre2022')), eramatched: share(human.filter((row) => row.slice === 'eramatched')),
  };
}

export interface Hardest {
  /** Largest share of human rows that look more like an agent's than not. */
  alarms: { repo: string; share: number; rows: number }[];
  /** Largest share of agent rows that do not. */
  misses: { repo: string; share: number; rows: number }[];
}

/** The repositories on whose rows p = .5 errs most, of those with `least` rows of the class. */
export function hardest(rows: readonly Predicted[], { least = 30, most = 5 } = {}): Hardest {
  const list = (kept: readonly Predicted[], wrong: (row: Predicted) => boolean) =>
    [...byRepository(kept)]
      .filter(([, all]) => all.length >= least)
      .map(([repo, all]) => ({ repo, share: all.filter(wrong).length / all.length, rows: all.length }))
      .sort((a, b) => b.share - a.share || (a.repo < b.repo ? -1 : 1)).slice(0, most);
  return {
    alarms: list(picked(rows, 'core').filter((row) => row.label === 0), (row) => row.p > 0.5),
    misses: list(rows.filter((row) => row.label === 1), (row) => row.p <= 0.5),
  };
}

export function byRepository<Row extends { repo: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const map = new Map<string, Row[]>();
  for (const row of rows) {
    const list = map.get(row.repo);
    if (list) list.push(row);
    else map.set(row.repo, [row]);
  }
  return map;
}
