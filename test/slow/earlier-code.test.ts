import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { removeScratch } from '../history/scratch.ts';
import { inTheManner } from '../scan/earlier-commits.ts';
import { repository } from '../scan/repositories.ts';

const ROOT = join(import.meta.dirname, '../..');
afterAll(removeScratch);

it("several processes compare code with its repository's earlier code as one does", async () => {
  const { folder } = repository(inTheManner('2015-05-01'));
  const scan = async (workers: string): Promise<string> => {
    const args = ['--conditions=handiwork-source', '--import', 'tsx', join(ROOT, 'src/cli.ts'), 'scan', folder, '--format', 'json', '--workers', workers];
    return (await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 64 << 20 })).stdout;
  };
  expect(await scan('2')).toBe(await scan('1'));
});
