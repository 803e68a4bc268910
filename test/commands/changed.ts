import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';

import { git, makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';

export const CLAUDE = 'Add more\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n';
export const BAN = '{"ban":["claude-code"]}';

/** The worktree of the test that runs; importers see each new one. */
export let folder: string;
export const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

/** Before every test a new worktree, whose second commit declares an agent: it adds a line to `a.py`. */
export function eachInWorktree(): void {
  beforeEach(() => {
    folder = scratchFolder();
    makeRepository(folder, [
      { parents: [], date: noon('2026-02-01'), message: 'Start', files: new Map([['a.py', 'x = 1\n']]) },
      { parents: [0], date: noon('2026-08-01'), message: CLAUDE, files: new Map([['a.py', 'x = 1\ny = 2\n']]) },
    ]);
    git(folder, ['reset', '-q', '--hard']);
    git(folder, ['config', 'user.name', 'Ada']);
    git(folder, ['config', 'user.email', 'ada@example.org']);
  });
  afterAll(removeScratch);
}
