import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openRepository } from '../../src/history/object-view.ts';
import { encodePath } from '../../src/history/paths.ts';
import { explode, git, makeRepository, noon, removeObject, removeScratch, scratchFolder, type MadeCommit } from './scratch.ts';
import { originLines, readWhole } from './whole.ts';

afterAll(removeScratch);

const tree = (...entries: [string, string][]): ReadonlyMap<string, string> => new Map(entries);

const TWO: readonly MadeCommit[] = [
  { parents: [], date: noon('2022-01-01'), files: tree(['a.py', 'one\ntwo\n'], ['lib/b.py', 'x\n']) },
  { parents: [0], date: noon('2023-01-01'), files: tree(['a.py', 'one\ntwo\nthree\n'], ['lib/b.py', 'x\n']) },
];

const codes = (whole: { repository: { notes: { code: string }[] } }): string[] => whole.repository.notes.map(({ code }) => code);

describe('a repository is found', () => {
  it('by its worktree, a folder or file inside it, a bare clone, a linked worktree', async () => {
    const base = scratchFolder();
    const folder = join(base, 'work tree');
    mkdirSync(folder);
    const [, head] = makeRepository(folder, TWO);
    git(folder, ['reset', '-q', '--hard', 'main']);
    git(base, ['clone', '-q', '--bare', folder, join(base, 'bare.git')]);
    git(folder, ['worktree', 'add', '-q', '-b', 'side', join(base, 'linked'), 'main~1']);
    for (const path of [folder, join(folder, 'a.py'), join(base, 'bare.git')]) {
      expect((await readWhole(path)).repository).toMatchObject({ head, subfolder: '', notes: [] });
    }
    const inside = await readWhole(join(folder, 'lib'));
    expect(inside.files.map(({ path }) => path)).toEqual(['lib/b.py']);
    const linked = await readWhole(join(base, 'linked'));
    expect(linked.commits).toHaveLength(1);
    expect(linked.repository).toMatchObject({ branches: ['main', 'side'], notes: [] });
  });

  it('says so when a .git file leads to a repository that does not name the folder back', async () => {
    const base = scratchFolder();
    mkdirSync(join(base, 'secret'));
    mkdirSync(join(base, 'bait'));
    makeRepository(join(base, 'secret'), TWO);
    writeFileSync(join(base, 'bait/.git'), 'gitdir: ../secret/.git\n');
    expect(codes(await readWhole(join(base, 'bait')))).toEqual(['git-dir-elsewhere']);
  });

  it.each([
    { name: 'detached HEAD', command: ['update-ref', '--no-deref', 'HEAD', 'main~1'] },
    { name: 'packed refs', command: ['pack-refs', '--all'] },
    { name: 'packed objects', command: ['repack', '-adq'] },
  ])('with $name', async ({ command }) => {
    const folder = scratchFolder();
    const ids = makeRepository(folder, TWO);
    git(folder, command);
    expect((await readWhole(folder)).repository.head).toBe(command.includes('HEAD') ? ids[0] : ids[1]);
  });

  it('owned by another user', async () => {
    const folder = scratchFolder();
    makeRepository(folder, TWO);
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', '12345:12345', folder]);
    expect((await readWhole(folder)).commits).toHaveLength(2);
  });

  it('with sha256 objects', async () => {
    const folder = scratchFolder();
    const [, head] = makeRepository(folder, TWO, ['--object-format=sha256']);
    const { repository, blames } = await readWhole(folder);
    expect(repository).toMatchObject({ head, objectFormat: 'sha256' });
    expect(originLines(blames.get('a.py')!)[2]).toBe(`${head}:a.py:3`);
  });

  it('at a revision of choice, and refuses what only looks like an option', async () => {
    const folder = scratchFolder();
    const [first] = makeRepository(folder, TWO);
    expect((await readWhole(folder, { rev: 'main~1' })).repository.head).toBe(first);
    for (const rev of ['--all', '-h', 'main:a.py', 'nowhere', '']) {
      await expect(openRepository(folder, { rev })).rejects.toMatchObject({ name: 'HandiworkError' });
    }
  });

  it('leaves no private directory behind, even when it fails', async () => {
    const [good, empty, place] = [scratchFolder(), scratchFolder(), scratchFolder()];
    makeRepository(good, TWO);
    git(empty, ['init', '-q', '.']);
    vi.stubEnv('TMPDIR', place);
    await readWhole(good);
    await expect(openRepository(empty)).rejects.toThrow();
    vi.unstubAllEnvs();
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('a clear error is given for', () => {
  it.each([
    { name: 'an empty repository', prepare: (folder: string) => git(folder, ['init', '-q', '.']), error: /no commit yet/ },
    { name: 'a folder without a repository', prepare: () => '', error: /not inside a git repository/ },
    {
      name: 'HEAD on a branch without a commit',
      prepare: (folder: string) => {
        makeRepository(folder, TWO);
        git(folder, ['symbolic-ref', 'HEAD', 'refs/heads/later']);
      },
      error: /branch without a commit/,
    },
    {
      name: 'refs in a format that is not read',
      prepare: (folder: string) => {
        makeRepository(folder, TWO);
        git(folder, ['config', 'extensions.refStorage', 'reftable']);
      },
      error: /not supported/,
    },
  ])('$name', async ({ prepare, error }) => {
    const folder = scratchFolder();
    prepare(folder);
    await expect(openRepository(folder)).rejects.toThrow(error);
    await expect(openRepository(folder)).rejects.toMatchObject({ name: 'HandiworkError', hint: expect.stringMatching(/./) });
  });
});

describe('paths', () => {
  it.each(['with space.py', 'new\nline.py', '-leading.py', '--all', 'tab\t"quote".py', 'caf\xc3\xa9.py', 'latin-\xe9.py', '\xff\xfe', ':(top)x.py', 'back\\slash.py'])(
    'keep their bytes and are blamed: %j',
    async (name) => {
      const folder = scratchFolder();
      const ids = makeRepository(folder, [
        { parents: [], date: noon('2022-01-01'), files: tree([name, 'one\n']) },
        { parents: [0], date: noon('2023-01-01'), files: tree([name, 'one\ntwo\n']) },
      ]);
      const { blames } = await readWhole(folder);
      const [path = '', blame] = [...blames][0]!;
      expect(encodePath(path).toString('latin1')).toBe(name);
      expect(originLines(blame)).toEqual([`${ids[0]}:${path}:1`, `${ids[1]}:${path}:2`]);
    },
  );
});

describe('what is not a file is reported and not entered', () => {
  it('symlinks and submodules', async () => {
    const folder = scratchFolder();
    git(folder, ['init', '-q', '-b', 'main', '.']);
    symlinkSync('/etc/passwd', join(folder, 'link'));
    git(folder, ['add', '.']);
    git(folder, ['update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/sub`]);
    git(folder, ['commit', '-qm', 'Link']);
    const { files, contents } = await readWhole(folder);
    expect(files.map(({ path, type }) => `${path} ${type}`)).toEqual(['link symlink', 'vendor/sub submodule']);
    expect(contents.size).toBe(0);
  });
});

describe('an incomplete clone', () => {
  it('shallow: lines of the boundary have no origin', async () => {
    const base = scratchFolder();
    mkdirSync(join(base, 'full'));
    const ids = makeRepository(join(base, 'full'), [...TWO, { parents: [1], date: noon('2024-01-01'), files: tree(['a.py', 'one\ntwo\nthree\nfour\n']) }]);
    git(base, ['clone', '-q', '--depth', '2', `file://${join(base, 'full')}`, 'shallow']);
    const whole = await readWhole(join(base, 'shallow'));
    expect(whole.repository.shallow).toBe(true);
    expect(codes(whole)).toEqual(['shallow']);
    expect(originLines(whole.blames.get('a.py')!)).toEqual(['boundary', 'boundary', 'boundary', `${ids[2]}:a.py:4`]);
  });

  it('partial: missing content is a note for the file, nothing is fetched', async () => {
    const base = scratchFolder();
    mkdirSync(join(base, 'full'));
    makeRepository(join(base, 'full'), TWO);
    git(join(base, 'full'), ['config', 'uploadpack.allowFilter', 'true']);
    git(base, ['clone', '-q', '--no-checkout', '--filter=blob:none', `file://${join(base, 'full')}`, 'partial']);
    const whole = await readWhole(join(base, 'partial'));
    expect(whole.repository.partial).toBe(true);
    expect(codes(whole)).toEqual(['partial', 'missing-object', 'missing-object']);
    expect(whole.repository.notes[1]).toMatchObject({ path: 'a.py', incomplete: true });
  });

  it('a missing earlier version: blame says so for that file only', async () => {
    const folder = scratchFolder();
    makeRepository(folder, TWO);
    explode(folder);
    removeObject(folder, git(folder, ['rev-parse', 'main~1:a.py']));
    const whole = await readWhole(folder);
    expect(whole.repository.notes).toMatchObject([{ code: 'blame-failed', path: 'a.py', incomplete: true }]);
    expect([...whole.blames.keys()]).toEqual(['lib/b.py']);
  });

  it('a missing commit: what could be read is kept, and it is said', async () => {
    const folder = scratchFolder();
    const [first = ''] = makeRepository(folder, TWO);
    explode(folder);
    removeObject(folder, first);
    const whole = await readWhole(folder);
    expect(codes(whole)).toContain('history-unreadable');
  });

  it('a damaged object costs that object only', async () => {
    const folder = scratchFolder();
    makeRepository(folder, TWO);
    explode(folder);
    const oid = git(folder, ['rev-parse', 'main:a.py']);
    const file = join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2));
    chmodSync(file, 0o644);
    writeFileSync(file, 'rubbish');
    const whole = await readWhole(folder);
    expect([...whole.contents.keys()]).toEqual(['lib/b.py']);
    expect(whole.repository.notes).toMatchObject([{ path: 'a.py', incomplete: true }]);
  });

  it('objects borrowed through nested alternates are read, and it is said', async () => {
    const base = scratchFolder();
    mkdirSync(join(base, 'one'));
    makeRepository(join(base, 'one'), TWO);
    git(base, ['clone', '-q', '--bare', '--shared', 'one', 'two']);
    git(base, ['clone', '-q', '--bare', '--shared', 'two', 'three']);
    const whole = await readWhole(join(base, 'three'));
    expect(whole.commits).toHaveLength(2);
    expect(codes(whole)).toEqual(['alternates']);
  });
});
