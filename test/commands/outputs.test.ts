import { expect, it } from 'vitest';

import type { Io } from '../../src/commands/io.ts';
import { prepareOutputs } from '../../src/commands/outputs.ts';
import { quiet } from '../report/reports.ts';

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
