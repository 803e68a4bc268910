import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { auc, aucInterval, rateAt } from '../learn/metrics.ts';
import type { Cell, Part } from './cells.ts';
import { AGAINST, type Against, picked, type Predicted } from './predict.ts';

/** Unit id → score of another tool; any scale, higher means more like an agent. */
export type OtherScores = ReadonlyMap<string, number>;

export const readOtherScores = (path: string): OtherScores =>
  new Map(Object.entries(z.record(z.string(), z.number()).parse(JSON.parse(readFileSync(path, 'utf8')))));

export interface Comparison extends Pick<Cell, 'family' | 'level' | 'rows' | 'against' | 'agent' | 'human'> {
  /** Share of our rows that the other tool scored; only those are compared. */
  covered: number;
  ours: { auc: number; interval: [number, number]; tpr1: number };
  theirs: { auc: number; interval: [number, number]; tpr1: number };
}

/** Both tools on the rows whose every unit the other one scored. A change counts as the mean of its units. */
export function compare(name: { family: string; level: string }, rows: readonly Predicted[], { parts, scores }: { parts: readonly Part[]; scores: OtherScores }): Comparison[] {
  return parts.flatMap(({ rows: label, keep }) => {
    const kept = rows.filter(keep);
    return (Object.keys(AGAINST) as Against[]).flatMap((against) => {
      const all = picked(kept, against);
      const both = all.filter((row) => row.parts.every((id) => scores.has(id)));
      const labels = both.map((row) => row.label);
      const agent = labels.filter(Boolean).length;
      if (agent < 10 || both.length - agent < 10) return [];
      const groups = both.map((row) => row.group);
      const side = (values: readonly number[]) => ({ auc: auc(values, labels), interval: aucInterval(groups, values, labels), tpr1: rateAt(values, labels, 0.01).tpr });
      return [{
        ...name, rows: label, against, agent, human: both.length - agent, covered: both.length / all.length,
        ours: side(both.map((row) => row.p)),
        theirs: side(both.map((row) => row.parts.reduce((sum, id) => sum + scores.get(id)!, 0) / row.parts.length)),
      }];
    });
  });
}
