import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { generatedHistory, olderCommits, plainBlame } from './generated.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from './scratch.ts';
import { originLines, readWhole } from './whole.ts';

afterAll(removeScratch);

describe('lines of generated histories', () => {
  it('belong to the commit that plain git blame names, inside the window', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(generatedHistory, async (commits) => {
        const since = noon('2021-06-29');
        const folder = scratchFolder();
        const ids = makeRepository(folder, commits);
        const older = olderCommits(commits, ids, since);
        const { blames, files } = await readWhole(folder, { since });
        expect([...blames.keys()].sort()).toEqual(files.map(({ path }) => path).sort());
        for (const [path, blame] of blames) expect(originLines(blame)).toEqual(plainBlame(folder, path, older));
      }),
      { numRuns: Number(process.env['HISTORY_RUNS'] ?? 8), seed: 20260101 },
    );
  });
});
