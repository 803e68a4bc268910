import { auc } from '../learn/metrics.ts';
import type { LevelRow } from '../learn/scores.ts';
import { byRepository } from './repositories.ts';

/** A row in both runs. Scores are raw log-odds of either run. */
export interface Pair extends Pick<LevelRow, 'id' | 'repo' | 'group' | 'slice' | 'label' | 'kind'> {
  before: number;
  after: number;
}

export interface Moved {
  pairs: number;
  /** Rows that only one of the runs has. */
  onlyBefore: number;
  onlyAfter: number;
  auc: Record<'before' | 'after', { core: number; era: number }>;
  /** What only core human rows pass at this rate; each run has its own. */
  thresholds: { before: number; after: number };
  /** Rows that came above or fell below the threshold, agent and human apart. */
  gained: { agent: number; human: number };
  lost: { agent: number; human: number };
  /** By distance moved, in spreads of the earlier scores; each run centred on its own threshold. */
  largest: (Pair & { move: number })[];
  /** By growth of false alarms, then by agent rows lost. */
  worst: { repo: string; human: number; newAlarms: number; agent: number; newMisses: number }[];
}

const isHuman = (pair: Pair): boolean => pair.slice === 'pre2022' || pair.slice === 'eramatched';

/** Puts the rows of two runs side by side by id. */
export function pairUp(before: readonly LevelRow[], after: readonly LevelRow[]): { pairs: Pair[]; onlyBefore: number; onlyAfter: number } {
  const earlier = new Map(before.map((row) => [keyOf(row), row.score]));
  const pairs = after.flatMap((row) => {
    const score = earlier.get(keyOf(row));
    return score === undefined ? [] : [{ id: row.id, repo: row.repo, group: row.group, slice: row.slice, label: row.label, kind: row.kind, before: score, after: row.score }];
  });
  return { pairs, onlyBefore: before.length - pairs.length, onlyAfter: after.length - pairs.length };
}

const keyOf = ({ id, slice }: LevelRow): string => `${id} ${slice}`;

/** What moved between two runs over the same rows, at the threshold that `rate` of the core human rows pass in each run. */
export function moved({ pairs, onlyBefore, onlyAfter }: ReturnType<typeof pairUp>, { rate, most }: { rate: number; most: number }): Moved {
  const thresholds = { before: threshold(pairs, 'before', rate), after: threshold(pairs, 'after', rate) };
  const was = (pair: Pair) => pair.before > thresholds.before;
  const is = (pair: Pair) => pair.after > thresholds.after;
  const count = (list: readonly Pair[]) => ({ agent: list.filter((p) => p.label === 1).length, human: list.filter(isHuman).length });
  const spread = { before: spreadOf(pairs, 'before'), after: spreadOf(pairs, 'after') };
  const moves = pairs.map((pair) => ({ ...pair, move: (pair.after - thresholds.after) / spread.after - (pair.before - thresholds.before) / spread.before }));
  const worst = [...byRepository(pairs)].map(([repo, list]) => ({
    repo, human: list.filter(isHuman).length, agent: list.filter((p) => p.label === 1).length,
    newAlarms: list.filter((p) => isHuman(p) && is(p)).length - list.filter((p) => isHuman(p) && was(p)).length,
    newMisses: list.filter((p) => p.label === 1 && was(p)).length - list.filter((p) => p.label === 1 && is(p)).length,
  }));
  return {
    pairs: pairs.length, onlyBefore, onlyAfter, thresholds,
    auc: { before: areas(pairs, 'before'), after: areas(pairs, 'after') },
    gained: count(pairs.filter((p) => is(p) && !was(p))), lost: count(pairs.filter((p) => was(p) && !is(p))),
    largest: moves.filter(({ move }) => move !== 0).sort((a, b) => Math.abs(b.move) - Math.abs(a.move) || (a.id < b.id ? -1 : 1)).slice(0, most),
    worst: worst.filter((w) => w.newAlarms > 0 || w.newMisses > 0).sort((a, b) => b.newAlarms - a.newAlarms || b.newMisses - a.newMisses || (a.repo < b.repo ? -1 : 1)).slice(0, most),
  };
}

function areas(pairs: readonly Pair[], side: 'before' | 'after'): { core: number; era: number } {
  const against = (slices: readonly string[]) => {
    const rows = pairs.filter((p) => p.label === 1 || slices.includes(p.slice));
    return auc(rows.map((p) => p[side]), rows.map((p) => p.label));
  };
  return { core: against(['pre2022', 'eramatched']), era: against(['eramatched']) };
}

function threshold(pairs: readonly Pair[], side: 'before' | 'after', rate: number): number {
  const human = pairs.filter(isHuman).map((p) => p[side]).sort((a, b) => b - a);
  return human[Math.floor(rate * human.length)] ?? Infinity;
}

function spreadOf(pairs: readonly Pair[], side: 'before' | 'after'): number {
  const mean = pairs.reduce((sum, p) => sum + p[side], 0) / pairs.length;
  return Math.sqrt(pairs.reduce((sum, p) => sum + (p[side] - mean) ** 2, 0) / pairs.length) || 1;
}
