import { makeRepository, noon, scratchFolder, type MadeCommit } from '../history/scratch.ts';

const lines = (from: number, to: number, text = 'value'): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `${text}_${from + at} = ${from + at}\n`).join('');

/** What the generated repository is made of; line numbers below refer to it. */
export const CLAUDE = 'Add more\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n';

/**
 * `app.py`: lines 1-5 of 2019, 6-10 by claude-code (2026-03-01), 11-15 undeclared (2026-04-01), 16-18 by claude-code
 * and named cursor beside it (2026-07-10). `old.py`: 2019 only. `lib/tool.go`: by claude-code. `logo.bin`: binary.
 */
export const COMMITS: readonly MadeCommit[] = [
  { parents: [], date: noon('2019-01-01'), message: 'Start', files: new Map([['app.py', lines(1, 5)], ['old.py', lines(1, 3)]]) },
  {
    parents: [0], date: noon('2026-03-01'), message: CLAUDE,
    files: new Map([['app.py', lines(1, 10)], ['old.py', lines(1, 3)], ['lib/tool.go', 'package tool\n\nfunc F() {}\n'], ['logo.bin', 'a\0b']]),
  },
  {
    parents: [1], date: noon('2026-04-01'), message: 'Write some',
    files: new Map([['app.py', lines(1, 15)], ['old.py', lines(1, 3)], ['lib/tool.go', 'package tool\n\nfunc F() {}\n'], ['logo.bin', 'a\0b']]),
  },
  {
    parents: [2], date: noon('2026-07-10'), message: `${CLAUDE}Co-authored-by: Cursor <cursoragent@cursor.com>\n`,
    files: new Map([['app.py', lines(1, 18)], ['old.py', lines(1, 3)], ['lib/tool.go', 'package tool\n\nfunc F() {}\n'], ['logo.bin', 'a\0b']]),
  },
];

/** @returns The folder of a new repository, and the ids of its commits. */
export function repository(commits: readonly MadeCommit[] = COMMITS): { folder: string; ids: string[] } {
  const folder = scratchFolder();
  return { folder, ids: makeRepository(folder, commits) };
}

/** A message as agents write them, which declares nothing. */
export const THOROUGH = `feat(loom): add comprehensive thread validation

Threads were previously accepted without checking their tension, causing the loom
to fail silently. Every thread is now validated before weaving.

- Add ThreadValidator with tension bounds
- Update weave to raise a clear error
- Add tests covering both edge cases
`;
