import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { FileBlame } from '../../src/history/blame.ts';
import { blameOnward } from '../../src/history/blame-onward.ts';
import { openRepository } from '../../src/history/object-view.ts';
import { generatedHistory, olderCommits, plainBlame } from './generated.ts';
import { makeRepository, noon, removeScratch, scratchFolder, type MadeCommit } from './scratch.ts';
import { originLines, readWhole } from './whole.ts';

afterAll(removeScratch);

const SINCE = noon('2021-06-29');

/** Blames the files of the last commit from those of an earlier one. */
async function onward(folder: string, earlier: string): Promise<{ blames: Map<string, FileBlame>; left: string[] }> {
  const before = await readWhole(folder, { since: SINCE, rev: earlier });
  const { history, blames: known } = await readWhole(folder, { since: SINCE });
  const repository = await openRepository(folder);
  const blames = new Map<string, FileBlame>();
  try {
    const requests = [...known.values()].map(({ path, lines }) => ({ path, lines }));
    const left = await blameOnward({ repository, history, options: {} }, { commit: earlier, blameOf: (path) => before.blames.get(path) }, requests, (blame) => blames.set(blame.path, blame));
    return { blames, left: left.map(({ path }) => path) };
  } finally {
    repository.close();
  }
}

describe('a blame that goes on from an earlier one', () => {
  it('gives every line the origin of a whole walk, or leaves the file', { timeout: 120_000 }, async () => {
    let told = 0;
    await fc.assert(fc.asyncProperty(generatedHistory, fc.nat(), async (commits, pick) => {
      const folder = scratchFolder();
      const ids = makeRepository(folder, commits);
      const { blames, left } = await onward(folder, ids[pick % ids.length]!);
      const older = olderCommits(commits, ids, SINCE);
      for (const [path, found] of blames) expect(originLines(found)).toEqual(plainBlame(folder, path, older));
      expect(left.some((path) => blames.has(path))).toBe(false);
      told += blames.size;
      rmSync(folder, { recursive: true });
    }), { numRuns: 12, seed: 20260102 });
    expect(told).toBeGreaterThan(10);
  });

  const text = (...lines: string[]): ReadonlyMap<string, string> => new Map([['a.py', lines.map((line) => `${line}\n`).join('')]]);
  const at = (parents: number[], day: string, files: ReadonlyMap<string, string>): MadeCommit => ({ parents, date: noon(day), files });

  it('leaves a file to which a branch brought lines that left before the earlier commit', async () => {
    const folder = scratchFolder();
    const ids = makeRepository(folder, [
      at([], '2022-01-01', text('one', 'two')),
      at([0], '2022-01-02', text('one')),
      at([0], '2022-01-03', text('one', 'two', 'three')),
      at([1, 2], '2022-01-04', text('one', 'two', 'three')),
    ]);
    expect((await onward(folder, ids[1]!)).left).toEqual(['a.py']);
    expect((await onward(folder, ids[0]!)).left).toEqual([]);
  });
});
