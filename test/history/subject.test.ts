import { afterAll, describe, expect, it } from 'vitest';

import { openRepository } from '../../src/history/object-view.ts';
import { readSubject } from '../../src/history/subject.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from './scratch.ts';

afterAll(removeScratch);

describe('the subject of a commit', () => {
  it.each([
    ['is the first line', 'Add a cache\n\nIt is quick.\n', 'Add a cache'],
    ['joins lines before the first empty one', 'Add a\ncache\n\nText\n', 'Add a cache'],
    ['is given as it was written', '<img src=x> \u001b[2J \u202e %n %s\n', '<img src=x> \u001b[2J \u202e %n %s'],
    ['may be empty', '', ''],
    ['is cut where it is long', `${'x'.repeat(1 << 20)}\n`, `${'x'.repeat(298)}..`],
  ])('%s', async (_what, message, subject) => {
    const folder = scratchFolder();
    // The stream of the fixture is Latin-1: bytes of UTF-8 as characters.
    const [id = ''] = makeRepository(folder, [{ parents: [], date: noon('2026-07-01'), message: Buffer.from(message, 'utf8').toString('latin1'), files: new Map([['a', 'a']]) }]);
    const repository = await openRepository(folder);
    expect(await readSubject(repository, id)).toBe(subject);
    expect(await readSubject(repository, 'c'.repeat(40))).toBeUndefined();
    expect(await readSubject(repository, 'main')).toBeUndefined();
    repository.close();
  });
});
