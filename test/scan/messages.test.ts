import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { afterAll, describe, expect, it, vi } from 'vitest';

import { diff } from '../../src/diff.ts';
import { explain } from '../../src/explain.ts';
import { prettyExplanation } from '../../src/commands/explain-pretty.ts';
import { painter } from '../../src/report/style.ts';
import { findProgram } from '../../src/history/git.ts';
import { scan } from '../../src/scan.ts';
import { noon, removeScratch, scratchFolder, type MadeCommit } from '../history/scratch.ts';
import { repository, THOROUGH } from './repositories.ts';

afterAll(removeScratch);

const code = (name: string): string => Array.from({ length: 5 }, (_, at) => `
def weave_${name}_${at}(threads, tension=3):
    total = 0
    for thread in threads:
        if thread.colour is None:
            continue
        total += thread.length * tension
    return total
`).join('\n');

const SHORT = 'more threads\n';

const start: MadeCommit = { parents: [], date: noon('2019-01-01'), message: 'start', files: new Map([['README', 'loom\n']]) };

/** The same code twice, by commits with these messages. */
function twoChanges(first: string, second: string): ReturnType<typeof repository> {
  return repository([
    start,
    { parents: [0], date: noon('2026-05-01'), message: first, files: new Map([['README', 'loom\n'], ['a.py', code('a')]]) },
    { parents: [1], date: noon('2026-05-02'), message: second, files: new Map([['README', 'loom\n'], ['a.py', code('a')], ['b.py', code('b')]]) },
  ]);
}

/** A folder with a git that fails when it is given this flag. */
function gitWithout(flag: string): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'git'), `#!/bin/sh\ncase "$*" in *${flag}*) echo "fatal: broken" >&2; exit 128;; esac\nexec "${findProgram('git')}" "$@"\n`);
  chmodSync(join(folder, 'git'), 0o755);
  return folder;
}

describe('a change that declares nothing', () => {
  it('is judged by its code and its message, and shows both', async () => {
    const { folder, ids } = twoChanges(THOROUGH, SHORT);
    const { changes, files } = await scan(folder);
    const [thorough, short] = [ids[1], ids[2]].map((id) => changes.find(({ commit }) => commit === id)!);
    expect(Math.abs(thorough!.codeResemblance! - short!.codeResemblance!)).toBeLessThan(0.1);
    expect(thorough!.messageResemblance).toBeGreaterThan(0.9);
    expect(short!.messageResemblance).toBeLessThan(0.1);
    expect(thorough!.resemblance!).toBeGreaterThan(thorough!.codeResemblance!);
    expect(short!.resemblance!).toBeLessThan(short!.codeResemblance!);
    expect(changes[0]?.commit).toBe(ids[1]);
    expect(files.find(({ path }) => path === 'a.py')?.units[0]?.resemblance).toBe(thorough!.resemblance);
  });

  it('is judged the same whoever signs it off, and wherever it is seen', async () => {
    const { folder, ids } = twoChanges(THOROUGH, `${THOROUGH}\nSigned-off-by: Ada <ada@example.org>\nReviewed-by: Grace <grace@example.org>\n`);
    const { changes } = await scan(folder);
    expect(changes.map(({ messageResemblance }) => messageResemblance)).toEqual([changes[0]!.messageResemblance, changes[0]!.messageResemblance]);
    const { changes: reviewed } = await diff(folder, { range: `${ids[1]}...${ids[2]}` });
    expect(reviewed[0]).toEqual(changes.find(({ commit }) => commit === ids[2]));
  });

  it('is judged the same wherever it is seen, also where it shares a function half and half with an earlier change', async () => {
    const half = (first: string, second: string): string => `def knot(thread):\n    ends = thread.split()\n    ${first}\n    ${second}\n`;
    const { folder, ids } = repository([
      start,
      { parents: [0], date: noon('2026-05-01'), message: SHORT, files: new Map([['README', 'loom\n'], ['a.py', code('a')], ['b.py', half('tie(ends)', 'return ends')]]) },
      { parents: [1], date: noon('2026-05-02'), message: SHORT, files: new Map([['README', 'loom\n'], ['a.py', code('a')], ['c.py', code('c')], ['b.py', half('# Handle edge cases gracefully', 'return [end.strip() for end in ends if end]')]]) },
    ]);
    const { changes } = await scan(folder);
    const { changes: reviewed } = await diff(folder, { range: `${ids[1]}..${ids[2]}` });
    expect(reviewed[0]).toEqual(changes.find(({ commit }) => commit === ids[2]));
  });

  it('is remembered with what its message says', async () => {
    const { folder, ids } = twoChanges(THOROUGH, SHORT);
    const location = scratchFolder();
    await scan(folder, { rev: ids[1]!, cache: { location } });
    const again = await scan(folder, { cache: { location } });
    expect(again).toEqual(await scan(folder));
    expect(again.changes.every(({ messageResemblance }) => messageResemblance !== undefined)).toBe(true);
  });

  it('is judged by its code where git cannot read its message, which is said, and not remembered', async () => {
    const { folder, ids } = twoChanges(THOROUGH, SHORT);
    const location = scratchFolder();
    await scan(folder, { rev: ids[1]!, cache: { location } });
    vi.stubEnv('PATH', [gitWithout('--no-walk'), process.env['PATH']].join(delimiter));
    const { changes, coverage } = await scan(folder, { cache: { location } });
    vi.unstubAllEnvs();
    expect(changes.map(({ messageResemblance }) => messageResemblance === undefined)).toEqual(expect.arrayContaining([true]));
    expect(coverage.notes).toContainEqual(expect.objectContaining({ code: 'messages-unread', incomplete: true }));
    expect(await scan(folder, { cache: { location } })).toEqual(await scan(folder));
  });

  it('has its message explained, trait by trait', async () => {
    const { folder } = twoChanges(THOROUGH, SHORT);
    const explanation = await explain('a.py', { cwd: folder, line: 3 });
    expect(explanation.commits[0]?.message?.resemblance).toBeGreaterThan(0.9);
    const told = [...prettyExplanation(explanation, painter(false))].join('');
    expect(told).toMatch(/Its message alone resembles what agents write: >?\.9\d/);
    expect(told).toMatch(/\+\d\S+ +(?:the body|the subject|a line|a list item) /);
  });
});

describe('a change that declares an agent', () => {
  it('is not judged by its message', async () => {
    const { folder, ids } = twoChanges(`${THOROUGH}\nCo-Authored-By: Claude <noreply@anthropic.com>\n`, SHORT);
    expect((await scan(folder)).changes.map(({ commit }) => commit)).toEqual([ids[2]]);
    const { commits } = await explain('a.py', { cwd: folder, line: 3 });
    expect(commits[0]).not.toHaveProperty('message');
  });
});
