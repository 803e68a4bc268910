import { afterAll, describe, expect, it } from 'vitest';
import { git, makeRepository, noon, removeScratch, scratchFolder, type MadeCommit } from './scratch.ts';
import { originLines, readWhole } from './whole.ts';

afterAll(removeScratch);

const tree = (...entries: [string, string][]): ReadonlyMap<string, string> => new Map(entries);
const since = noon('2021-06-29');

function made(commits: readonly MadeCommit[]): { folder: string; ids: string[] } {
  const folder = scratchFolder();
  return { folder, ids: makeRepository(folder, commits) };
}

describe('commits', () => {
  it('are seen once each, whole, newest first, with raw identities', async () => {
    const message = 'Subject\n\nBody with \u0001 and \xc3\xa9\n\nCo-authored-by: Claude <noreply@anthropic.com>\nKey: value\n';
    const { folder, ids } = made([
      { parents: [], date: noon('2022-01-01'), message: 'First', author: 'Old Name <old@example.org>', files: tree(['.mailmap', 'New Name <new@example.org> <old@example.org>\n']) },
      { parents: [0], date: noon('2022-01-02'), message, files: tree(['.mailmap', 'New Name <new@example.org> <old@example.org>\n']) },
    ]);
    const { commits, history } = await readWhole(folder);
    expect(commits.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(commits[0]).toMatchObject({
      parents: [ids[0]],
      committerDate: noon('2022-01-02'),
      message: 'Subject\n\nBody with \u0001 and é\n\nCo-authored-by: Claude <noreply@anthropic.com>\nKey: value\n',
    });
    expect(commits[1]!.author).toEqual({ name: 'Old Name', email: 'old@example.org' });
    expect(history.authorOf(ids[0]!)).toEqual({ name: 'New Name', email: 'new@example.org' });
  });

  it.each([
    { name: 'a message with NUL', message: 'Subject\n\n\0\0\0Co-authored-by: X <x@y>\n' },
    { name: 'an empty message', message: '' },
    { name: 'a message that looks like a record', message: `${'0'.repeat(40)}\n` },
    { name: 'a message that is not UTF-8', message: 'caf\xe9\n' },
  ])('with $name do not disturb their neighbours', async ({ message }) => {
    const { folder } = made([{ parents: [], date: noon('2022-01-01'), message: 'First', files: tree(['a', '1\n']) }]);
    const parent = git(folder, ['rev-parse', 'main']);
    const raw = `tree ${git(folder, ['rev-parse', 'main^{tree}'])}\nparent ${parent}\nauthor A <a@b> 1650000000 +0000\ncommitter A <a@b> 1650000000 +0000\n\n${message}`;
    const id = git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], { input: Buffer.from(raw, 'latin1') });
    git(folder, ['update-ref', 'refs/heads/main', id]);
    expect((await readWhole(folder)).commits.map((commit) => [commit.id, commit.committerDate])).toEqual([[id, 1650000000], [parent, noon('2022-01-01')]]);
  });

  it('whose message is enormous are cut, and it is said', async () => {
    const { folder } = made([{ parents: [], date: noon('2022-01-01'), message: 'x'.repeat(3 << 20), files: tree(['a', '1\n']) }]);
    const { commits, repository } = await readWhole(folder);
    expect(commits[0]!.message).toHaveLength(1 << 20);
    expect(repository.notes).toMatchObject([{ code: 'message-cut' }]);
  });
});

describe('the window', () => {
  const file = (text: string) => tree(['a.py', text]);

  it('ends at commits that are older with all their ancestors', async () => {
    const { folder, ids } = made([
      { parents: [], date: noon('2020-01-01'), files: file('one\n') },
      { parents: [0], date: noon('2021-01-01'), files: file('one\ntwo\n') },
      { parents: [1], date: noon('2022-01-01'), files: file('one\ntwo\nthree\n') },
    ]);
    const { history, blames } = await readWhole(folder, { since });
    expect(history.frontier).toEqual([ids[1]]);
    expect(originLines(blames.get('a.py')!)).toEqual(['older', 'older', `${ids[2]}:a.py:3`]);
  });

  it('is not left through a commit with a forged date', async () => {
    const { folder, ids } = made([
      { parents: [], date: noon('2020-01-01'), files: file('one\n') },
      { parents: [0], date: noon('2023-01-01'), files: file('one\ntwo\n') },
      { parents: [1], date: noon('2015-01-01'), files: file('one\ntwo\nthree\n') },
      { parents: [2], date: noon('2023-02-01'), files: file('one\ntwo\nthree\nfour\n') },
    ]);
    const { history, blames, repository } = await readWhole(folder, { since });
    expect(originLines(blames.get('a.py')!)).toEqual(['older', `${ids[1]}:a.py:2`, `${ids[2]}:a.py:3`, `${ids[3]}:a.py:4`]);
    expect(ids.map((id) => history.isBackdated(id))).toEqual([false, false, true, false]);
    expect(repository.notes).toMatchObject([{ code: 'dates-out-of-order', message: expect.stringContaining(ids[2]!) }]);
  });

  it('may lie after the scanned commit: then every line is older', async () => {
    const { folder } = made([{ parents: [], date: noon('2020-01-01'), files: file('one\ntwo\n') }]);
    expect(originLines((await readWhole(folder, { since })).blames.get('a.py')!)).toEqual(['older', 'older']);
  });
});
