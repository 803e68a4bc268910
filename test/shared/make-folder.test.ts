import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/shared/make-folder.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';

afterAll(removeScratch);

describe('a folder', () => {
  it('is made with those that it lies in, for its owner alone, and may be there', () => {
    const folder = join(scratchFolder(), 'a', 'b', 'c');
    for (let time = 0; time < 2; time += 1) makeFolder(folder);
    expect(statSync(folder).isDirectory()).toBe(true);
    if (process.platform !== 'win32') expect(statSync(join(folder, '..')).mode & 0o777).toBe(0o700);
  });

  it('is not made below a file', () => {
    const file = join(scratchFolder(), 'file');
    writeFileSync(file, '');
    expect(() => makeFolder(join(file, 'a', 'b'))).toThrow(/ENOTDIR/);
  });

  it.skipIf(!existsSync('/proc/self'))('is not waited for forever where the system makes none', () => {
    expect(() => makeFolder('/proc/handiwork/a')).toThrow(/ENOENT/);
  });
});
