import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { planRemoval, type Removable } from '../../src/removal.ts';
import { git, makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';

const BASE = 'export function keep(): number {\n  return 1;\n}\n';
const ADDED = `${BASE}\nexport function helper(): number {\n  return 2;\n}\n`;
const USE = "import { helper } from './a.js';\n\nexport const two = helper();\n";

afterEach(removeScratch);

/** 0: people; 1: the agent adds `helper` and a file; 2: people use `helper`; 3: people change a line that commit 1 brought. */
function history(last: Record<string, string> = {}): { folder: string; ids: string[] } {
  const folder = scratchFolder();
  const first = { 'src/a.ts': BASE };
  const second = { 'src/a.ts': ADDED, 'src/new.py': 'def f():\n    return 1\n' };
  const third = { ...second, 'src/b.ts': USE };
  const trees = [first, second, third, { ...third, ...last }];
  const ids = makeRepository(folder, trees.map((files, at) => ({ parents: at === 0 ? [] : [at - 1], date: noon(`2026-08-0${at + 1}`), files: new Map(Object.entries(files)) })));
  return { folder, ids };
}

const item = (id: string, path: string, startLine: number, endLine: number, commit?: string): Removable => ({ id, path, startLine, endLine, ...(commit === undefined ? {} : { commit }) });

/** The tree of HEAD after a patch, as plain git sees it. */
function applied(folder: string, patch: Buffer): Map<string, string> {
  git(folder, ['read-tree', 'HEAD']);
  git(folder, ['apply', '--cached', '-'], { input: patch });
  return new Map(git(folder, ['ls-files']).split('\n').map((path) => [path, `${git(folder, ['show', `:${path}`])}\n`]));
}

describe('a plan of removal', () => {
  it('reverts a commit that nothing stands in the way of, and deletes units and files; the patches apply', async () => {
    const { folder, ids } = history();
    const plan = await planRemoval(folder, [item('i1', 'src/a.ts', 4, 7, ids[1]), item('i2', 'src/new.py', 1, 2, ids[1])]);
    expect(plan.head).toBe(ids[3]);
    expect(plan.reverts).toMatchObject([{ commit: ids[1], items: ['i1', 'i2'] }]);
    expect(applied(folder, plan.reverts[0]!.patch)).toEqual(new Map([['src/a.ts', BASE], ['src/b.ts', USE]]));
    expect(plan.deletions.map(({ path, whole, byHand }) => ({ path, whole, byHand }))).toEqual([{ path: 'src/a.ts', whole: false, byHand: [] }, { path: 'src/new.py', whole: true, byHand: [] }]);
    expect(applied(folder, plan.deletions[0]!.patch).get('src/a.ts')).toBe(BASE);
    expect(applied(folder, plan.deletions[1]!.patch).has('src/new.py')).toBe(false);
    expect(plan.dependants).toEqual([{ path: 'src/b.ts', line: 1, name: 'helper', of: 'src/a.ts', how: 'imports' }]);
  });

  it('says when a commit cannot be taken back, and leaves the file to deletion', async () => {
    const { folder, ids } = history({ 'src/a.ts': ADDED.replace('return 2', 'return 22') });
    const plan = await planRemoval(folder, [item('i1', 'src/a.ts', 5, 5, ids[1]), item('i2', 'src/a.ts', 7, 7, ids[1])]);
    expect(plan.notReverted).toEqual([{ commit: ids[1], items: ['i1', 'i2'], why: 'conflict' }]);
    expect(plan.deletions).toMatchObject([{ units: [], byHand: [{ startLine: 5, endLine: 5, why: 'part-of-a-unit' }, { startLine: 7, endLine: 7, why: 'part-of-a-unit' }] }]);
  });

  it.each([
    { what: 'the first commit', at: 0, why: 'root' },
    { what: 'a commit that is not there', at: undefined, why: 'missing' },
  ])('does not revert $what', async ({ at, why }) => {
    const { folder, ids } = history();
    const commit = at === undefined ? 'f'.repeat(40) : ids[at]!;
    const plan = await planRemoval(folder, [item('i1', 'src/a.ts', 1, 1, commit)]);
    expect(plan.notReverted).toMatchObject([{ why }]);
  });

  it('neither runs nor changes anything in the repository', async () => {
    const { folder, ids } = history();
    const trap = join(folder, 'trapped');
    git(folder, ['config', 'diff.external', `touch ${trap}`]);
    git(folder, ['config', 'core.fsmonitor', `touch ${trap}`]);
    writeFileSync(join(folder, '.git/info/attributes'), '* filter=x diff=x\n');
    for (const key of ['filter.x.clean', 'filter.x.smudge', 'diff.x.textconv']) git(folder, ['config', key, `touch ${trap}`]);
    const before = git(folder, ['for-each-ref']);
    await planRemoval(folder, [item('i1', 'src/a.ts', 4, 7, ids[1]), item('i2', 'src/new.py', 1, 2, ids[1])]);
    expect(git(folder, ['for-each-ref'])).toBe(before);
    expect(() => git(folder, ['hash-object', trap])).toThrow();
  });
});
