import { describe, expect, it } from 'vitest';
import { emptyFigures } from '../../../corpus/measure/figures.ts';
import { houseChanges } from '../../../corpus/measure/house-changes.ts';
import { houseText } from '../../../corpus/measure/house-text.ts';
import type { Judge } from '../../../corpus/measure/predict.ts';
import type { ScoredExample } from '../../../corpus/learn/scores.ts';

/** One unit of a change of its own. */
const unit = (id: string, over: Partial<ScoredExample>): ScoredExample => ({
  id, commit: id, repo: 'o/r', group: 'o', path: 'a.py', lang: 'python', kind: 'function', slice: 'eramatched', label: 'human', date: '2024-01-01',
  lines: 9, sloc: 9, fold: 0, score: 0, comments: 0, commentGrams: 0, bearing: 1, bare: 0, ...over,
});
const agent = (id: string, score: number, house?: number) => unit(id, { slice: 'ai', score, ...(house === undefined ? {} : { house }) });
const person = (id: string, score: number, house?: number) => unit(id, { score, ...(house === undefined ? {} : { house }) });
const asScored: Judge = (rows) => rows.map((row) => ({ ...row, p: row.score }));
const means = { judges: { change: asScored, commit: asScored }, thresholds: { change: () => 0.5, commit: () => 0.5 } };

describe('a change compared with earlier code', () => {
  const units = [agent('a', 0.9, 0), agent('b', 0.4, 0.2), person('c', 0.6, -0.3), person('d', 0.1, 0), unit('e', { slice: 'preagent', score: 0.6, house: 0 })];

  it('is found or flagged at a threshold that the comparison had no part in', () => {
    const { byCode } = houseChanges(units, { ...means, said: new Map() });
    expect(byCode).toMatchObject({ agent: 2, human: 2, preagent: 1 });
    expect([byCode.without.alarms.share, byCode.with.alarms.share]).toEqual([0.5, 0]);
    expect([byCode.without.alarms.found, byCode.with.alarms.found]).toEqual([0.5, 1]);
    expect([byCode.without.preagentAbove, byCode.with.preagentAbove]).toEqual([1, 1]);
    expect(byCode.moved).toEqual({ human: [-0.5, -0.5], agent: [0.5, 0.5] });
  });

  it('counts only where there is earlier code to compare with', () => {
    expect(houseChanges([...units, person('f', 0.9)], { ...means, said: new Map() }).byCode.human).toBe(2);
  });

  it('is judged with its message where that is known', () => {
    const half = (list: Parameters<Judge>[0]) => list.map((row) => ({ ...row, p: 0.5 }));
    const said = new Map([['o/r@a', 2], ['o/r@c', -2]]);
    const { byBoth } = houseChanges(units, { ...means, judges: { change: half, commit: asScored }, said });
    expect(byBoth).toMatchObject({ agent: 1, human: 1, preagent: 0 });
    expect([byBoth.with.alarms.share, byBoth.with.alarms.found]).toEqual([0, 1]);
  });

  it('is shown beside the same without', () => {
    const text = houseText({ ...emptyFigures(), houseChanges: { python: houseChanges(units, { ...means, said: new Map([['o/r@a', 2], ['o/r@c', 0]]) }) } }).join('\n');
    expect(text).toContain('| Python, code alone | 2 / 2 / 1 |');
    expect(text).toContain('50.00 % → 0.00 % (−50.00 % to −50.00 %)');
  });
});
