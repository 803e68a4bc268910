import { afterAll, describe, expect, it } from 'vitest';
import type { CommitChanges } from '../../src/api/commit.ts';
import { readChanges } from '../../src/history/changes.ts';
import { openRepository } from '../../src/history/object-view.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from './scratch.ts';

afterAll(removeScratch);

const tree = (...entries: [string, string][]): ReadonlyMap<string, string> => new Map(entries);

describe('readChanges', () => {
  it('counts added and removed lines against the first parent, merges included', async () => {
    const folder = scratchFolder();
    const ids = makeRepository(folder, [
      { parents: [], date: noon('2022-01-01'), files: tree(['a', '1\n2\n'], ['bin', 'x\0y'], ['1\t2\tc', '1\n']) },
      { parents: [0], date: noon('2022-01-02'), files: tree(['a', '1\n3\n4\n'], ['b', '1\n'], ['1\t2\tc', '1\n']) },
      { parents: [0], date: noon('2022-01-03'), files: tree(['a', '1\n2\n'], ['bin', 'x\0y'], ['new\nline', '1\n2\n']) },
      { parents: [1, 2], date: noon('2022-01-04'), files: tree(['a', '1\n3\n4\n'], ['b', '1\n'], ['new\nline', '1\n2\n']) },
      { parents: [3], date: noon('2022-01-05'), files: tree(['a', '1\n3\n4\n'], ['b', '1\n'], ['new\nline', '1\n2\n']) },
    ]);
    const repository = await openRepository(folder);
    const seen: CommitChanges[] = [];
    await readChanges(repository, [...ids].reverse(), (changes) => seen.push(changes));
    await readChanges(repository, [], () => expect.unreachable());
    repository.close();
    expect(seen.map(({ commit }) => commit)).toEqual([...ids].reverse());
    expect(seen.map(({ files }) => files.map(({ path, added, deleted, status }) => `${status} ${path} +${added} -${deleted}`))).toEqual([
      [],
      ['D 1\t2\tc +0 -1', 'A new\nline +2 -0'],
      ['D 1\t2\tc +0 -1', 'A new\nline +2 -0'],
      ['M a +2 -1', 'A b +1 -0', 'D bin +0 -0'],
      ['A 1\t2\tc +1 -0', 'A a +2 -0', 'A bin +0 -0'],
    ]);
  });
});
