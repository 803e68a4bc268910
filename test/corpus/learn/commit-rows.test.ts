import { describe, expect, it } from 'vitest';
import { calibrateMessages, MESSAGE_WEIGHT, saidBy, saidOutOfFold, withMessages } from '../../../corpus/learn/commit-rows.ts';
import type { ScoredMessage } from '../../../corpus/learn/message-rows.ts';
import { judgedByCommit } from '../../../corpus/measure/predict.ts';
import { madeRow } from '../measure/made-rows.ts';

/** 200 messages of ten owners in five folds: an agent's score 1 or 3, a person's -1 or -3, every tenth the other way round. */
const MESSAGES: ScoredMessage[] = Array.from({ length: 200 }, (_, at) => {
  const slice = at % 2 === 0 ? 'ai' : 'eramatched';
  const sign = (slice === 'ai') === (at % 10 < 8) ? 1 : -1;
  return { repo: `o${at % 10}/r`, group: `o${at % 10}`, commit: `c${at}`, slice, date: '2025-06-01', fold: at % 5, length: 20, score: sign * (at % 4 < 2 ? 1 : 3) };
});

describe('what messages say of their changes', () => {
  it('is more for an agent the higher their score, and counts less against one', () => {
    const said = saidBy(MESSAGES, calibrateMessages(MESSAGES));
    const at = (score: number): number => said.get(`${MESSAGES.find((one) => one.score === score)!.repo}@${MESSAGES.find((one) => one.score === score)!.commit}`)!;
    expect(at(3)).toBeGreaterThanOrEqual(at(1));
    expect(at(1)).toBeGreaterThan(0);
    expect(at(-1)).toBeLessThan(0);
    expect(-at(-3) / at(3)).toBeLessThan(1);
    expect(MESSAGE_WEIGHT.against).toBeLessThan(MESSAGE_WEIGHT.for);
  });

  it('is told by a calibration that never saw their owner', () => {
    const one = saidOutOfFold(MESSAGES);
    const turned = saidOutOfFold(MESSAGES.map((row) => (row.fold === 0 ? { ...row, slice: row.slice === 'ai' ? 'eramatched' as const : 'ai' as const } : row)));
    const keys = MESSAGES.filter(({ fold }) => fold === 0).map(({ repo, commit }) => `${repo}@${commit}`);
    expect(keys.map((key) => turned.get(key))).toEqual(keys.map((key) => one.get(key)));
  });

  it('is added to the log-odds of the code; a change without a message is left out', () => {
    const rows = withMessages([madeRow({ repo: 'a/b', commit: 'x', p: 0.5 }), madeRow({ repo: 'a/b', commit: 'y', p: 0.9 })], new Map([['a/b@x', 1.5]]));
    expect(rows.map(({ commit, score }) => [commit, score])).toEqual([['x', 1.5]]);
  });
});

describe('a unit judged with its change', () => {
  it('shows the probability of the change, and its own where there is none', () => {
    const units = [madeRow({ commit: 'x', p: 0.2 }), madeRow({ commit: 'y', p: 0.3 }), madeRow({ commit: 'x', slice: 'preagent', p: 0.4 })];
    expect(judgedByCommit(units, [madeRow({ commit: 'x', p: 0.9 })]).map(({ p }) => p)).toEqual([0.9, 0.3, 0.4]);
  });
});
