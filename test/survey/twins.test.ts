import { describe, expect, it } from 'vitest';

import { missingOf, twinsOf } from '../../src/survey/twins.ts';
import { item } from '../worklist/items.ts';

const HEAD = 'd'.repeat(40);
const at = (startLine: number, path = 'a.ts') => ({ path, startLine, endLine: startLine + 9, similarity: 1 });
/** Findings with one text, each at its first line. */
const twins = (...lines: number[]) => {
  const items = lines.map((startLine, number) => item(`f${number}`, { path: 'a.ts', startLine, endLine: startLine + 9, sketch: [1, 2, 3] }));
  const all = twinsOf(items, new Map(items.map(({ id }) => [id, { head: HEAD, path: 'a.ts' }])));
  return all.get('f0') ?? { path: '', slots: [] };
};
const gone = (of: ReturnType<typeof twins>, before: readonly number[], now: readonly number[]): string[] =>
  missingOf(of, { before: before.map((line) => at(line)), now: now.map((line) => at(line)) }).map(({ id }) => id);

describe('equal texts of one file', () => {
  it.each<[string, number[], number[], string[]]>([
    ['are all there when there are as many places', [1, 21, 41], [1, 21, 41], []],
    ['are gone but for those nearest to what is left', [1, 21, 41], [2, 40], ['f1']],
    ['are all gone when no place is left', [1, 21, 41], [], ['f0', 'f1', 'f2']],
  ])('%s', (_what, before, now, missing) => expect(gone(twins(1, 21, 41), before, now)).toEqual(missing));

  it('are no twins of what is not under audit: a copy of somebody else that went away takes nothing with it', () => {
    expect(gone(twins(1), [1, 21], [1])).toEqual([]);
  });

  it('do not count places in other files', () => {
    expect(missingOf(twins(1, 21), { before: [at(1), at(21)], now: [at(1), at(21), at(1, 'b.ts')] })).toEqual([]);
    expect(missingOf(twins(1, 21), { before: [at(1), at(21)], now: [at(1), at(1, 'b.ts')] }).map(({ id }) => id)).toEqual(['f1']);
  });
});
