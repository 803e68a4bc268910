import { afterAll, describe, it } from 'vitest';
import { expectPlainBlame } from './blame-property.ts';
import { removeScratch } from './scratch.ts';

afterAll(removeScratch);

describe('lines of generated histories (more of them in test/slow)', () => {
  it('belong to the commit that plain git blame names, inside the window', { timeout: 60_000 }, async () => {
    await expectPlainBlame({ runs: 6, seed: 20260101 });
  });
});
