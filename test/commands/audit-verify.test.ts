import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { openLedger } from '../../src/store/open-ledger.ts';
import { git, noon, removeScratch } from '../history/scratch.ts';
import { audited, HUMAN, method, reformatted, rewritten } from './audited.ts';
import { begun, idOf, listed, type Answer } from './begun.ts';

afterAll(removeScratch);
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('HANDIWORK_ACTOR', 'Ada');
});

describe('neighbouring findings', () => {
  const parted = method('alpha').replace('  const alphaSorted', '\n\n  const alphaSorted');
  const places = async (audit: (...words: string[]) => Promise<Answer>, ledger: string): Promise<string[]> =>
    (await listed(audit, '--ledger', ledger)).filter(({ path = '' }) => /alpha|moved/.test(path)).map(({ path, startLine, endLine, state }) => `${path} ${startLine}-${endLine} ${state}`);

  it('are one in a new audit, and stay it when the code moves and is reformatted', async () => {
    const { repository, audit, cwd } = await begun();
    repository.commit({ 'src/alpha.ts': parted });
    const here = ['--ledger', join(cwd, 'new.db')];
    await audit('init', '--name', 'new', ...here);
    expect((await audit('import', repository.folder, ...here)).stdout).toContain('5 findings (5 new)');
    expect(await places(audit, join(cwd, 'new.db'))).toEqual(['src/alpha.ts 1-16 open']);
    repository.commit({ 'src/alpha.ts': null, 'lib/moved.ts': `${HUMAN}${parted}` });
    expect((await audit('import', repository.folder, ...here)).stdout).toContain('5 findings (1 brought up to date, 4 as before)');
    expect(await places(audit, join(cwd, 'new.db'))).toEqual(['lib/moved.ts 2-17 open']);
    repository.commit({ 'lib/moved.ts': reformatted(parted) });
    expect((await audit('verify', repository.folder, ...here)).stdout).toContain('5  still there');
    await audit('init', '--name', 'newer', '--change', ...here);
    expect((await audit('import', repository.folder, ...here)).stdout).not.toContain('new');
    expect(await places(audit, join(cwd, 'new.db'))).toHaveLength(1);
  });

  it('stay apart in an audit that began with them apart', async () => {
    const { repository, audit, cwd } = await begun();
    repository.commit({ 'src/alpha.ts': parted });
    const file = join(cwd, 'old.db');
    const ledger = await openLedger(file, { create: true });
    await ledger.append('Ada', [{ kind: 'init', body: { name: 'old' } }]);
    await ledger.close();
    expect((await audit('import', repository.folder, '--ledger', file)).stdout).toContain('6 findings (6 new)');
    expect((await audit('init', '--name', 'older', '--change', '--ledger', file)).code).toBe(0);
    expect((await audit('import', repository.folder, '--ledger', file)).stdout).toContain('6 findings (6 as before)');
    expect((await audit('verify', repository.folder, '--ledger', file)).stdout).toContain('6  still there');
    expect(await places(audit, file)).toEqual(['src/alpha.ts 1-7 open', 'src/alpha.ts 10-16 open']);
  });
});

describe('audit verify', () => {
  it('proves what is gone, whatever else happened to the code', async () => {
    const { repository, audit } = await begun();
    const ids = (await listed(audit)).map(({ id }) => id);
    await audit('decide', 'confirmed', ...ids, '--reason', 'the trailer is right');
    expect(await audit('verify', repository.folder)).toMatchObject({ code: 1, stdout: expect.stringContaining('5  still there') });
    repository.commit({
      'src/alpha.ts': null, 'src/beta.ts': null, 'lib/beta.ts': `${HUMAN}${method('beta')}`,
      'src/gamma.ts': reformatted(method('gamma')), 'src/delta.ts': reformatted(rewritten(method('delta'))),
    });
    const seen = await audit('verify', repository.folder, '--dry-run', '--format', 'json');
    expect(seen.code).toBe(1);
    const [{ items }] = JSON.parse(seen.stdout) as [{ items: { id: string; outcome: string; path?: string; left: boolean }[] }];
    expect(items.map(({ outcome, path, left }) => [outcome, path, left])).toEqual([
      ['gone', undefined, false], ['moved', 'lib/beta.ts', true], ['rewritten', undefined, false], ['present', 'src/epsilon.ts', true], ['present', 'src/gamma.ts', true],
    ]);
    expect((await listed(audit, '--state', 'removed'))).toEqual([]);
    expect((await audit('verify', repository.folder)).stdout).toMatch(/1 {2}gone\n +1 {2}rewritten beyond recognition\n +2 {2}still there\n +1 {2}still there, elsewhere\n[^]*To be removed, and there\n[^]*is now at lib\/beta\.ts:2-15[^]*Rewritten: look[^]*was rewritten: \d\d % of it/);
    expect((await listed(audit)).map(({ path, state }) => [path, state])).toEqual([
      ['src/alpha.ts', 'removed'], ['lib/beta.ts', 'confirmed'], ['src/delta.ts', 'removed'], ['src/epsilon.ts', 'confirmed'], ['src/gamma.ts', 'confirmed'],
    ]);

    repository.commit({ 'src/alpha.ts': method('alpha'), 'lib/beta.ts': HUMAN, 'src/gamma.ts': null, 'src/epsilon.ts': null });
    expect(await audit('verify', repository.folder)).toMatchObject({ code: 1, stdout: expect.stringContaining('1  back again') });
    expect((await listed(audit, '--state', 'confirmed')).map(({ path }) => path)).toEqual(['src/alpha.ts']);

    repository.commit({ 'src/alpha.ts': null });
    expect(await audit('verify', repository.folder)).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing that has to go is there.') });
    expect((await audit('status')).stdout).toMatch(/removed +5 +\d+/);
    expect(await audit('log', '--verify')).toMatchObject({ code: 0, stdout: expect.stringContaining('The chain holds') });
  });

  it('says that nobody decided yet, where nothing is to be removed because of that', async () => {
    const { repository, audit } = await begun();
    const { code, stdout } = await audit('verify', repository.folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/5 findings still there that nobody decided on: [^]*Nothing that has to go is there\./);
    for (const { id } of await listed(audit)) await audit('decide', 'refuted', id, '--reason', 'a copied trailer');
    expect((await audit('verify', repository.folder)).stdout).not.toContain('nobody decided');
  });

  it("does not take a person's own copy for what was removed", async () => {
    const { repository, audit } = await begun({ 'copy/theirs.ts': method('zeta') });
    await audit('decide', 'confirmed', await idOf(audit, 'copy/theirs.ts'), '--reason', 'the trailer is right');
    repository.commit({ 'copy/theirs.ts': null });
    expect((await audit('verify', repository.folder)).code).toBe(0);
    expect((await listed(audit, '--path', 'copy/theirs.ts')).map(({ state }) => state)).toEqual(['removed']);
  });

  const copy = method('theta');
  const [top, bottom] = [method('zeta').slice(0, method('zeta').indexOf('  const zetaSorted')), method('zeta').slice(method('zeta').indexOf('  const zetaSorted'))];
  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string | null>>, string[]]>([
    ['one of two files', { 'src/one.ts': copy, 'src/two.ts': copy }, { 'src/one.ts': null, 'src/two.ts': reformatted(copy) }, ['gone', 'present src/two.ts']],
    ['both files', { 'src/one.ts': copy, 'src/two.ts': copy }, { 'src/one.ts': null, 'src/two.ts': null }, ['gone', 'gone']],
    ['one of two places of a file', { 'main.ts': `${copy}${HUMAN}${copy}` }, { 'main.ts': `${HUMAN}${reformatted(copy)}` }, ['gone', 'present main.ts']],
    ['no place of a file', { 'main.ts': `${copy}${HUMAN}${copy}` }, { 'main.ts': reformatted(`${copy}${HUMAN}${copy}`) }, ['present main.ts', 'present main.ts']],
    ['both places of a file', { 'main.ts': `${copy}${HUMAN}${copy}` }, { 'main.ts': HUMAN }, ['gone', 'gone']],
    ['two of three places of a file', { 'copy/alpha.ts': `${copy}${top}${copy}${bottom}${copy}` }, { 'copy/alpha.ts': `${reformatted(copy)}${top}${bottom}` }, ['gone', 'gone', 'present copy/alpha.ts']],
    ['one of two files, the other one moved', { 'src/one.ts': copy, 'src/two.ts': copy }, { 'src/one.ts': null, 'src/two.ts': null, 'lib/two.ts': reformatted(copy) }, ['gone', 'moved lib/two.ts']],
  ])('counts copies of one text that a formatter passed over, where somebody removed %s', async (_what, before, after, expected) => {
    const { repository, audit } = await begun(before);
    repository.commit(after);
    const [{ items }] = JSON.parse((await audit('verify', repository.folder, '--dry-run', '--format', 'json')).stdout) as [{ items: { id: string; outcome: string; path?: string }[] }];
    const ids = new Set((await listed(audit)).filter(({ path = '' }) => path in before).map(({ id }) => id));
    expect(items.filter(({ id }) => ids.has(id)).map(({ outcome, path }) => (path === undefined ? outcome : `${outcome} ${path}`)).toSorted()).toEqual(expected);
  });

  it('names what is not in the ledger', async () => {
    const { repository, audit } = await begun();
    repository.commit({ 'src/new.ts': method('eta') });
    git(repository.folder, ['commit', '-q', '--amend', '-m', 'Add more\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n'], { date: noon('2026-06-01') });
    expect(await audit('verify', repository.folder)).toMatchObject({ code: 1, stdout: expect.stringContaining('1 finding not in the ledger, 1 of them against the policy') });
  });

  it('refuses a folder of a repository, and a repository nobody imported', async () => {
    const { repository, audit } = await begun();
    git(repository.folder, ['checkout', '-q', '-f', 'main']);
    expect(await audit('verify', join(repository.folder, 'src'))).toMatchObject({ code: 2, stderr: expect.stringContaining('is a folder inside a repository') });
    expect(await audit('verify', audited().folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('Say with --repository <name>') });
  });
});
