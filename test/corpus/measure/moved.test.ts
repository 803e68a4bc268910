import { describe, expect, it } from 'vitest';
import type { LevelRow } from '../../../corpus/learn/scores.ts';
import { moved, pairUp } from '../../../corpus/measure/moved.ts';
import { madeRows } from './made-rows.ts';

const limits = { rate: 0.1, most: 5 };
const rows: LevelRow[] = madeRows(40, 0.3).map((row) => ({ ...row, score: row.p }));
const rescored = (score: (row: LevelRow) => number): LevelRow[] => rows.map((row) => ({ ...row, score: score(row) }));
const between = (after: readonly LevelRow[]) => moved(pairUp(rows, after), limits);

describe('between two runs', () => {
  it('nothing moves when nothing changed', () => {
    expect(between(rows)).toMatchObject({ pairs: 80, gained: { agent: 0, human: 0 }, lost: { agent: 0, human: 0 }, largest: [], worst: [] });
  });

  it('another scale of all scores moves no row over the threshold', () => {
    expect(between(rescored((row) => 5 * row.score + 1))).toMatchObject({ gained: { agent: 0, human: 0 }, lost: { agent: 0, human: 0 } });
  });

  it('agent rows that fell are lost, and their repository is the worst', () => {
    const after = between(rescored((row) => (row.label === 1 && row.repo === 'o1/r' ? row.score - 0.5 : row.score)));
    expect(after.lost.agent).toBe(10);
    expect(after.worst[0]).toMatchObject({ repo: 'o1/r', newMisses: 10, agent: 10 });
    expect(after.largest[0]).toMatchObject({ repo: 'o1/r', label: 1 });
    expect(after.auc.after.core).toBeLessThan(after.auc.before.core);
  });

  it('human rows that rose are the false alarms of their repository', () => {
    const after = between(rescored((row) => (row.id === 'u1' ? 9 : row.score)));
    expect(after.gained.human).toBe(1);
    expect(after.largest[0]?.id).toBe('u1');
  });

  it('rows of one run alone are counted, not compared', () => {
    expect(moved(pairUp(rows.slice(10), rows.slice(0, 70)), limits)).toMatchObject({ pairs: 60, onlyBefore: 10, onlyAfter: 10 });
  });
});
