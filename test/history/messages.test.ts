import { afterAll, describe, expect, it } from 'vitest';

import { readMessages } from '../../src/history/messages.ts';
import { openRepository } from '../../src/history/object-view.ts';
import { makeRepository, noon, removeScratch, scratchFolder, type MadeCommit } from './scratch.ts';

afterAll(removeScratch);

const MESSAGES = ['Start\n', 'Weave\n\n- one\n- two\n', 'Windows\r\n\r\nends\r\n', '', '<img src=x> %n %B\n', 'Größe → 🧵\n'];

/** The stream of the fixture is Latin-1: bytes of UTF-8 as characters. */
const latin = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const COMMITS = MESSAGES.map((message, at): MadeCommit => ({
  parents: at === 0 ? [] : [at - 1], date: noon('2026-07-01'), message: latin(message), files: new Map([['a', String(at)]]),
}));

describe('the messages of commits', () => {
  it('are read as they were written, with line ends of one kind', async () => {
    const folder = scratchFolder();
    const ids = makeRepository(folder, COMMITS);
    const repository = await openRepository(folder);
    const read = new Map<string, string>();
    await readMessages(repository, ids, (commit, message) => void read.set(commit, message));
    expect(ids.map((id) => read.get(id)?.trimEnd())).toEqual(MESSAGES.map((message) => message.replaceAll('\r\n', '\n').trimEnd()));
    repository.close();
  });

  it.each([
    ['is not there', 'c'.repeat(40)], ['is a name', 'main'], ['is a flag', '--all'], ['is two', `${'c'.repeat(40)}\nmain`],
  ])('are passed over where a commit %s', async (_, id) => {
    const folder = scratchFolder();
    const [first = ''] = makeRepository(folder, COMMITS);
    const repository = await openRepository(folder);
    const read: string[] = [];
    await readMessages(repository, [id, first], (commit) => void read.push(commit));
    expect(read).toEqual([first]);
    repository.close();
  });
});
