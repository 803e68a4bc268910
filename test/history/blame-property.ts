import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { BlameOptions } from '../../src/history/blame.ts';
import { generatedHistory, olderCommits, plainBlame } from './generated.ts';
import { makeRepository, noon, scratchFolder } from './scratch.ts';
import { originLines, readWhole } from './whole.ts';

/** Checks `runs` generated histories: every line of every file has the origin that plain `git blame` names. */
export async function expectPlainBlame(
  { runs, seed, blame = { fewestTogether: 1 }, flags = [] }: { runs: number; seed: number; blame?: BlameOptions; flags?: readonly string[] },
): Promise<void> {
  const since = noon('2021-06-29');
  await fc.assert(
    fc.asyncProperty(generatedHistory, async (commits) => {
      const folder = scratchFolder();
      const ids = makeRepository(folder, commits);
      const older = olderCommits(commits, ids, since);
      const { blames, files } = await readWhole(folder, { since, blame });
      expect([...blames.keys()].sort()).toEqual(files.map(({ path }) => path).sort());
      for (const [path, found] of blames) expect(originLines(found)).toEqual(plainBlame(folder, path, older, flags));
      rmSync(folder, { recursive: true });
    }),
    { numRuns: runs, seed },
  );
}
