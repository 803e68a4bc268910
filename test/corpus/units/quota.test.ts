import { describe, expect, it } from 'vitest';
import { Quota } from '../../../corpus/units/quota.ts';

const taken = (quota: Quota, kind: string, times: number): number => Array.from({ length: times }, () => quota.take(kind)).filter(Boolean).length;

describe('a quota', () => {
  it('stops at the cap of the file, then of the commit, then of the slice', () => {
    const quota = new Quota({ function: { slice: 5, commit: 3, file: 2 } });
    expect(taken(quota, 'function', 9)).toBe(2);
    quota.startFile();
    expect(taken(quota, 'function', 9)).toBe(1);
    expect(quota.hasRoom()).toBe(false);
    quota.startCommit();
    expect(taken(quota, 'function', 9)).toBe(2);
    expect(quota.isFull()).toBe(true);
  });

  it('has no room for a kind it does not know', () => {
    const quota = new Quota({ function: { slice: 1, commit: 1, file: 1 } });
    expect([quota.take('file'), quota.hasRoom(['file']), quota.hasRoom()]).toEqual([false, false, true]);
  });
});
