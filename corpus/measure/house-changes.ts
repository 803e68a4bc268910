import { bootstrap, rateAt } from '../learn/metrics.ts';
import { type Said, withMessages } from '../learn/commit-rows.ts';
import { atLevel, type ScoredExample } from '../learn/scores.ts';
import { type Judge, picked, type Predicted } from './predict.ts';
import { type FalseAlarms, falseAlarms, type ThresholdOf } from './repositories.ts';

/** What a figure's threshold is aimed at. */
export const HOUSE_RATE = 0.005;

/** Changes of repositories that have earlier code, judged without and with the comparison as a scan judges them. */
export interface HouseChanges {
  /** Agents' changes, core human ones, and those of repositories that use agents today. */
  agent: number;
  human: number;
  preagent: number;
  without: JudgedChanges;
  with: JudgedChanges;
  /** What the comparison adds to the shares of core human and of agents' changes above that threshold: 95 %, over owners. */
  moved: { human: [number, number]; agent: [number, number] };
}

export interface JudgedChanges {
  /** Share of agents' changes above the value that 1 % and 0.5 % of these human changes pass. */
  foundAt1: number;
  foundAtHalf: number;
  /** At a threshold that changes of other owners set without any comparison. */
  alarms: FalseAlarms;
  /** Share of the `preagent` changes above it. */
  preagentAbove: number;
}

interface Means {
  /** Fitted on other owners, without any comparison. */
  judges: Record<'change' | 'commit', Judge>;
  thresholds: Record<'change' | 'commit', ThresholdOf>;
  said: Said;
}

/** By their code alone, and with their message. Only units that are compared count, on either side of the arrow. */
export function houseChanges(examples: readonly ScoredExample[], { judges, thresholds, said }: Means): { byCode: HouseChanges; byBoth: HouseChanges } {
  const own = examples.filter(({ house, kind }) => house !== undefined && kind !== 'file');
  const judge = (units: readonly ScoredExample[]): Record<'change' | 'commit', Predicted[]> => {
    const change = judges.change(atLevel(units, 'change'));
    return { change, commit: judges.commit(withMessages(change, said)) };
  };
  const before = judge(own);
  const after = judge(own.map((unit) => ({ ...unit, score: unit.score + unit.house! })));
  const at = (level: 'change' | 'commit'): HouseChanges => figuresOf(before[level], after[level], thresholds[level]);
  return { byCode: at('change'), byBoth: at('commit') };
}

function figuresOf(before: readonly Predicted[], after: readonly Predicted[], thresholdOf: ThresholdOf): HouseChanges {
  const size = (slices: readonly Predicted['slice'][]): number => before.filter(({ slice }) => slices.includes(slice)).length;
  return {
    agent: size(['ai']), human: size(['pre2022', 'eramatched']), preagent: size(['preagent']),
    without: judged(before, thresholdOf), with: judged(after, thresholdOf), moved: movedBy(before, after, thresholdOf),
  };
}

function movedBy(before: readonly Predicted[], after: readonly Predicted[], thresholdOf: ThresholdOf): HouseChanges['moved'] {
  const above = (row: Predicted): number => Number(row.p > thresholdOf(row));
  const interval = (label: 0 | 1): [number, number] => {
    const rows = before.flatMap((row, i) => (row.label === label && row.slice !== 'preagent' ? [{ group: row.group, moved: above(after[i]!) - above(row) }] : []));
    return bootstrap(rows.map(({ group }) => group), (at) => at.reduce((sum, i) => sum + rows[i]!.moved, 0) / at.length);
  };
  return { human: interval(0), agent: interval(1) };
}

function judged(rows: readonly Predicted[], thresholdOf: ThresholdOf): JudgedChanges {
  const core = picked(rows, 'core');
  const found = (rate: number): number => rateAt(core.map(({ p }) => p), core.map(({ label }) => label), rate).tpr;
  const preagent = rows.filter(({ slice }) => slice === 'preagent');
  return {
    foundAt1: found(0.01), foundAtHalf: found(0.005), alarms: falseAlarms(rows, HOUSE_RATE, thresholdOf),
    preagentAbove: preagent.filter((row) => row.p > thresholdOf(row)).length / preagent.length,
  };
}
