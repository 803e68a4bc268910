import { afterAll, expect, it } from 'vitest';

import { scan } from '../../src/scan.ts';
import { noon, removeScratch } from '../history/scratch.ts';
import { repository } from './repositories.ts';

afterAll(removeScratch);

const LONG = 'a'.repeat(60_000);

it.each([
  { what: 'prose larger than the parsers read', path: 'CHANGELOG.md', text: '- Mend a loom\n'.repeat(90_000), code: 'oversize', incomplete: undefined },
  { what: 'code larger than the parsers read', path: 'big.py', text: 'loom = 1\n'.repeat(140_000), code: 'oversize', incomplete: true },
  { what: 'a long line in prose', path: 'notes.md', text: `${'Weave on.\n\n'.repeat(9_000)}![](data:${LONG})\n`, code: 'long-line', incomplete: undefined },
  { what: 'a long line in code', path: 'long.py', text: `${'loom = 1\n'.repeat(9_000)}x = '${LONG}'\n`, code: 'long-line', incomplete: true },
])('$what is said, and counts as left out where it may hide code', async ({ path, text, code, incomplete }) => {
  const { folder } = repository([{ parents: [], date: noon('2026-05-01'), message: 'Begin', files: new Map([[path, text]]) }]);
  const { coverage, files } = await scan(folder);
  expect(coverage.notes).toMatchObject([{ code, path }]);
  expect(coverage.notes[0]?.incomplete).toBe(incomplete);
  expect(files).toMatchObject([{ path, resemblance: null, resemblanceReason: 'over-limit' }]);
});
