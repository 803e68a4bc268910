import { afterAll, expect, it } from 'vitest';

import { scan } from '../../src/scan.ts';
import { noon, removeScratch } from '../history/scratch.ts';
import { CLAUDE, repository } from './repositories.ts';

afterAll(removeScratch);

it('a lock file keeps its attributions and its breaches but is ranked after what somebody wrote', async () => {
  const files = new Map([
    ['uv.lock', 'a = 1\n'.repeat(50)],
    ['app.py', 'a = 1\n'],
    ['dist/made.js', 'let a;\n'.repeat(5)],
    ['.gitattributes', 'app.py linguist-generated\n'],
  ]);
  const { folder } = repository([{ parents: [], date: noon('2026-03-01'), message: CLAUDE, files }]);
  const report = await scan(folder, { policy: { banned: [{ agent: 'claude-code' }], allowed: [] } });
  expect(report.files.map(({ path, verdict, expectedLines }) => `${path} ${verdict} ${expectedLines}`)).toEqual([
    'dist/made.js declared 5', '.gitattributes declared 1', 'app.py declared 1', 'uv.lock declared 0',
  ]);
  expect(report.files.at(-1)?.attributions).toMatchObject([{ startLine: 1, endLine: 50, agent: 'claude-code' }]);
  expect(report.policy?.breaches.map(({ path }) => path)).toContain('uv.lock');
});
