import { afterAll, describe, it } from 'vitest';
import { expectPlainBlame } from '../history/blame-property.ts';
import { removeScratch } from '../history/scratch.ts';

afterAll(removeScratch);

describe('lines of generated histories (random edits, renames, merges, reverts, dates)', () => {
  it.each([1, 2, 3])('belong to the commit that plain git blame names (seed %i)', async (seed) => {
    await expectPlainBlame({ runs: 60, seed });
  });

  it.each([
    { flags: ['-w'], blame: { ignoreWhitespace: true, fewestTogether: 1 } },
    { flags: ['-M'], blame: { detectMoves: true, fewestTogether: 1 } },
    { flags: ['-C'], blame: { detectCopies: true, fewestTogether: 1 } },
  ])('agree with git blame $flags when that option is asked for', async ({ flags, blame }) => {
    await expectPlainBlame({ runs: 20, seed: 4, flags, blame });
  });
});
