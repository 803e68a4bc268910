import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { run } from './run.ts';

afterAll(removeScratch);

describe('init in a repository of somebody else', () => {
  let folder: string;
  let outside: string;
  beforeEach(() => {
    folder = scratchFolder();
    outside = join(scratchFolder(), 'outside');
  });
  const init = (...more: string[]) => run(['init', '--yes', '--preset', 'inventory', ...more], { cwd: folder });

  it('writes through no link: what it leads to need not be there yet', async () => {
    symlinkSync(outside, join(folder, 'handiwork.config.json'));
    const { code, stderr } = await init();
    expect([code, stderr]).toEqual([2, expect.stringContaining('Already there: handiwork.config.json.')]);
    expect((await init('--force')).code).toBe(0);
    expect([existsSync(outside), readFileSync(join(folder, 'handiwork.config.json'), 'utf8')]).toEqual([false, expect.stringContaining('"preset"')]);
  });

  it('writes into no folder that is a link to elsewhere, and then nothing at all', async () => {
    mkdirSync(outside);
    symlinkSync(outside, join(folder, '.husky'));
    const { code, stderr } = await init('--hooks', 'husky');
    expect([code, stderr]).toEqual([2, expect.stringContaining('".husky/pre-commit" would lie outside')]);
    expect([readdirSync(outside), existsSync(join(folder, 'handiwork.config.json'))]).toEqual([[], false]);
  });
});
