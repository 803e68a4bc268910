import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

import type { Io } from '../../src/commands/io.ts';
import { prepareOutputs } from '../../src/commands/outputs.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { quiet } from '../report/reports.ts';

afterAll(removeScratch);

it.each([
  { runs: 20, format: 'sarif', warns: false },
  { runs: 21, format: 'sarif', warns: true },
  { runs: 21, format: 'json', warns: false },
])('warns ($warns) of $runs reports in one $format output: GitHub takes 20 runs of a file', async ({ runs, format, warns }) => {
  let told = '';
  const io = { cwd: '/', colour: { stdout: false, stderr: false }, width: 80, write: async () => {}, tell: (text: string) => void (told += text) } as unknown as Io;
  const outputs = await prepareOutputs({ options: { format }, io }, []);
  await outputs.write(Array.from({ length: runs }, () => quiet()), Array.from({ length: runs }, () => '/'));
  expect(told.includes('GitHub code scanning takes 20')).toBe(warns);
});

it('prints and writes what it can where one of the outputs cannot be written: a scan may have taken an hour', async () => {
  const cwd = scratchFolder();
  let printed = '';
  const io = { cwd, colour: { stdout: false, stderr: false }, width: 80, write: async (text: string | Iterable<string>) => void (printed += [...text].join('')), tell: () => undefined } as unknown as Io;
  const outputs = await prepareOutputs({ options: { format: 'csv', output: ['json=taken.json', 'csv=fine.csv'] }, io }, []);
  mkdirSync(join(cwd, 'taken.json')); // after it was looked at
  await expect(outputs.write([quiet()], ['/'])).rejects.toThrow('The output "taken.json" could not be written: EISDIR');
  expect(readFileSync(join(cwd, 'fine.csv'), 'utf8')).toBe(printed);
  expect(printed).toMatch(/^repository,rank,/);
});
