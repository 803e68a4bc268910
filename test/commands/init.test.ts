import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
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

  it.each([[], ['--force']])('writes through no link, whose other end need not be there yet (%j)', async (...more) => {
    symlinkSync(outside, join(folder, 'handiwork.config.json'));
    const { code, stderr } = await init(...more.flat());
    expect([code, stderr]).toEqual([2, expect.stringContaining('handiwork.config.json is a link that leads out of the files of the repository')]);
    expect(existsSync(outside)).toBe(false);
  });

  it('writes into no folder that is a link to elsewhere, and then nothing at all', async () => {
    mkdirSync(outside);
    symlinkSync(outside, join(folder, '.husky'));
    const { code, stderr } = await init('--hooks', 'husky');
    expect([code, stderr]).toEqual([2, expect.stringContaining('.husky/pre-commit is a link that leads out')]);
    expect([readdirSync(outside), existsSync(join(folder, 'handiwork.config.json'))]).toEqual([[], false]);
  });
});
