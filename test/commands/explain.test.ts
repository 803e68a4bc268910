import { afterAll, expect, it } from 'vitest';

import { noon, removeScratch } from '../history/scratch.ts';
import { CLAUDE, repository } from '../scan/repositories.ts';
import { run } from './run.ts';

afterAll(removeScratch);

it('explain says once what a line of a message declares, however many signals read it', async () => {
  const { folder } = repository([{ parents: [], date: noon('2026-03-01'), message: CLAUDE, files: new Map([['app.py', 'a = 1\n']]) }]);
  const { stdout } = await run(['explain', `${folder}/app.py:1`]);
  expect(stdout.match(/assisted by claude-code/g)).toHaveLength(1);
});

it('explain names git commands that work at the top of the repository, wherever it was asked from', async () => {
  const { folder } = repository([{ parents: [], date: noon('2026-03-01'), message: CLAUDE, files: new Map([['lib/a b.py', 'a = 1\n']]) }]);
  const { stdout } = await run(['explain', `${folder}/lib/a b.py`], { cwd: '/' });
  expect(stdout).toMatch(/Look for yourself, at the top of the repository: git show [0-9a-f]{12}; git blame [0-9a-f]{12} -- 'lib\/a b\.py'\n/);
});
