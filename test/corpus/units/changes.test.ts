import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pairOf, readAddedLines, readChanges, readShapes } from '../../../corpus/units/changes.ts';
import { openRepository } from '../../../src/history/object-view.ts';
import { git, makeRepository, noon, removeScratch, scratchFolder } from '../../history/scratch.ts';

afterAll(removeScratch);

const long = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n');
const COMMITS = [
  { parents: [], date: noon('2024-01-01'), files: new Map([['a.py', `${long}\n`], ['b.go', 'x\n']]) },
  { parents: [0], date: noon('2024-01-02'), files: new Map([['a.py', `new 1\n${long}\nnew 2\nnew 3\n`], ['b.go', 'x\n'], ['odd "name\xe9.ts', 'y\n']]) },
  { parents: [1], date: noon('2024-01-03'), files: new Map([['moved.py', `new 1\n${long}\nnew 2\nnew 3\nnew 4\n`], ['odd "name\xe9.ts', 'y\n']]) },
];

async function changesOf(damage?: (folder: string, ids: readonly string[]) => void): Promise<{
  changes: Awaited<ReturnType<typeof readChanges>>; added: Awaited<ReturnType<typeof readAddedLines>>; shapes: Awaited<ReturnType<typeof readShapes>>; ids: string[];
}> {
  const folder = scratchFolder();
  const ids = makeRepository(folder, COMMITS);
  damage?.(folder, ids);
  const repository = await openRepository(folder);
  try {
    const specs = ['*.py', '*.ts'];
    return { changes: await readChanges(repository, ids, specs), added: await readAddedLines(repository, ids, specs), shapes: await readShapes(repository, ids), ids };
  } finally {
    repository.close();
  }
}

describe('the changes of commits', () => {
  it('are added and modified files of the wanted kinds, renamed ones left out, whatever their names', async () => {
    const { changes, ids } = await changesOf();
    expect(ids.map((id) => changes.get(id)?.map(({ status, path }) => `${status} ${path}`) ?? [])).toEqual([
      ['A a.py'], ['M a.py', 'A odd "name\udce9.ts'], [],
    ]);
  });

  it('name the lines that a modification added', async () => {
    const { changes, added, ids } = await changesOf();
    const [change] = changes.get(ids[1]!)!;
    expect([...added.get(pairOf(change!))!]).toEqual([1, 32, 33]);
  });

  it('are counted over all files', async () => {
    const { shapes, ids } = await changesOf();
    expect(ids.map((id) => shapes.get(id))).toEqual([
      { added: 2, modified: 0, deleted: 0, renamed: 0, linesAdded: 31, linesDeleted: 0 },
      { added: 1, modified: 1, deleted: 0, renamed: 0, linesAdded: 4, linesDeleted: 0 },
      { added: 1, modified: 0, deleted: 2, renamed: 0, linesAdded: 34, linesDeleted: 34 },
    ]);
  });
});

describe('where the content of one commit is missing from a snapshot', () => {
  it('the other commits are read all the same', async () => {
    const { changes, added, shapes, ids } = await changesOf((folder, made) => {
      const blob = git(folder, ['rev-parse', `${made[2]}:moved.py`]);
      rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    });
    expect([...changes.keys()]).toEqual(ids);
    expect(changes.get(ids[2]!)).toMatchObject([{ status: 'A', path: 'moved.py' }]);
    expect(added.size).toBe(1);
    expect([...shapes.keys()]).toEqual([ids[0], ids[1]]);
  });
});
