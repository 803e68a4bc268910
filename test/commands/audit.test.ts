import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { git, removeScratch, scratchFolder } from '../history/scratch.ts';
import { begun, idOf, listed } from './begun.ts';
import { run } from './run.ts';

afterAll(removeScratch);
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('HANDIWORK_ACTOR', 'Ada');
});

describe('audit init', () => {
  it('says what it made, and keeps it out of git', async () => {
    const cwd = scratchFolder();
    git(cwd, ['init', '-q', '.']);
    const { code, stdout } = await run(['audit', 'init', '--name', 'ruling 12', '--deadline', '2126-12-31'], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining('Ledger: .handiwork/audit.db (git ignores this folder')]);
    expect(git(cwd, ['status', '--porcelain'])).toBe('');
  });

  it('refuses to begin twice, and changes what was said when asked to', async () => {
    const { audit } = await begun();
    expect(await audit('init', '--name', 'other')).toMatchObject({ code: 2, stderr: expect.stringContaining('has begun in .handiwork/audit.db already') });
    expect((await audit('init', '--name', 'other', '--change')).code).toBe(0);
    expect((await audit('status')).stdout).toContain('other on ');
  });

  it.each<[string[], RegExp]>([
    [['init'], /needs a name/],
    [['init', '--name', 'x', '--ban', 'cluade-code'], /Did you mean "claude-code"/],
    [['list'], /There is no ledger at ".handiwork\/audit.db"[^]*audit init/],
    [['list', '--ledger', 'mysql://root:secret@host/db'], /"mysql:\/\/host\/db" is no place/],
    [['lits'], /There is no command "lits"[^]*Did you mean "list"\? See handiwork audit --help/],
    [['list', '--stat', 'open'], /There is no flag --stat[^]*Did you mean "--state"/],
    [['decide'], /handiwork audit decide needs <state>/],
    [['decid', '--help'], /There is no command "decid"/],
    [['decide', 'confirmed', '--reason', 'x', '--actor', 'Ada', '--ledger', '/dev/null/x'], /There is no ledger/],
  ])('answers %j with what to do', async (words, message) => {
    const { code, stderr } = await run(['audit', ...words], { cwd: scratchFolder() });
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it('asks who acts', async () => {
    vi.stubEnv('HANDIWORK_ACTOR', '');
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
    expect(await run(['audit', 'init', '--name', 'x'], { cwd: scratchFolder() })).toMatchObject({ code: 2, stderr: expect.stringContaining('--actor') });
  });
});

describe('audit import', () => {
  it('takes findings in once', async () => {
    const { repository, audit, name } = await begun();
    const items = await listed(audit);
    expect(items.map(({ path, state, owner }) => [path, state, owner])).toEqual(['alpha', 'beta', 'delta', 'epsilon', 'gamma'].map((one) => [`src/${one}.ts`, 'open', 'src/']));
    expect(await audit('import', repository.folder)).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`^${name} at [0-9a-f]{12}: 5 findings \\(5 as before\\)`)) });
    expect(await listed(audit)).toEqual(items);
  });

  it('takes a report, and says when its commit is out of reach', async () => {
    const { repository, audit, cwd } = await begun();
    const report = (await run(['scan', repository.folder, '--ban', 'claude-code', '--format', 'json'], { cwd })).stdout;
    writeFileSync(join(cwd, 'report.json'), report);
    const other = `--ledger=${join(cwd, 'other.db')}`;
    await audit('init', '--name', 'x', other);
    expect((await audit('import', 'report.json', other)).stdout).toContain('is not at hand');
    expect(await audit('import', 'report.json', '--source', repository.folder, other)).toMatchObject({ code: 0, stdout: expect.stringContaining('(5 brought up to date)') });
    writeFileSync(join(cwd, 'bad.json'), '{"schemaVersion":1}');
    expect(await audit('import', 'bad.json', other)).toMatchObject({ code: 2, stderr: expect.stringContaining('"bad.json" is no report') });
  });

  it('says that a report is not there', async () => {
    const { audit } = await begun();
    expect(await audit('import', 'report.json')).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no folder or report "report.json"') });
  });

  it('asks CODEOWNERS who answers for a path', async () => {
    const { audit } = await begun({ CODEOWNERS: 'src/alpha.ts @org/reports\n' });
    expect((await listed(audit, '--owner', '@org/reports')).map(({ path }) => path)).toEqual(['src/alpha.ts']);
  });

  it('exits 2 for what cannot be read', async () => {
    const { audit, cwd } = await begun();
    mkdirSync(join(cwd, 'empty'));
    expect(await audit('import', 'empty')).toMatchObject({ code: 2, stderr: expect.stringContaining('empty: ') });
  });
});

describe('audit assign, decide and undo', () => {
  it('write down who, what and why', async () => {
    const { audit, name } = await begun();
    const id = await idOf(audit, 'src/alpha.ts');
    expect((await audit('assign', id, '--to', 'Grace')).stdout).toBe('1 finding assigned to Grace.\n');
    expect((await audit('assign', '--path', 'src/', '--assignee', 'nobody', '--to', 'Lin')).stdout).toBe('4 findings assigned to Lin.\n');
    expect((await audit('decide', 'confirmed', id, '--reason', 'the trailer is right', '--actor', 'Grace')).stdout).toBe(`${id} open → confirmed  ${name}/src/alpha.ts:1-14\n`);
    expect((await audit('decide', id, 'refuted', '--reason', 'a second look')).code).toBe(0);
    expect((await audit('undo', id)).stdout).toBe(`${id}: took back what Ada decided on ${new Date().toISOString().slice(0, 10)} (entry 14); it is confirmed.\n`);
    expect((await listed(audit, '--state', 'confirmed')).map((one) => [one.id, one.assignee])).toEqual([[id, 'Grace']]);
    expect((await audit('log', '--item', id)).stdout.trimEnd().split('\n').map((line) => line.replace(/ {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}/, ' ').trim())).toEqual([
      expect.stringMatching(/^3 Ada {2}f3 found: declared claude-code, .*src\/alpha\.ts:1-14$/), '8 Ada  f3 assigned to Grace', '13 Grace  f3 confirmed: the trailer is right', '14 Ada  f3 refuted: a second look', '15 Ada  f3 takes back entry 14',
    ]);
  });

  it('decide on all that filters name, or on none', async () => {
    const { audit } = await begun();
    expect((await audit('decide', 'refuted', '--path', 'src/alpha.ts', '--reason', 'not theirs')).code).toBe(0);
    expect((await audit('decide', 'confirmed', '--path', 'src/', '--state', 'open', '--reason', 'all of it by one commit')).stdout.trimEnd().split('\n')).toHaveLength(4);
    expect((await listed(audit)).map(({ state }) => state)).toEqual(['refuted', 'confirmed', 'confirmed', 'confirmed', 'confirmed']);
  });

  it('say so where nothing is meant', async () => {
    const { audit } = await begun();
    expect(await audit('decide', 'confirmed', '--path', 'nowhere/', '--reason', 'x')).toMatchObject({ code: 0, stdout: 'No finding is like that: nothing was decided.\n' });
    expect(await audit('assign', '--path', 'nowhere/', '--to', 'Grace')).toMatchObject({ code: 0, stdout: 'No finding is like that: nothing was assigned.\n' });
  });

  it('accept with an approver and an end, and count it open after that day', async () => {
    const { audit } = await begun();
    const id = await idOf(audit, 'src/alpha.ts');
    expect((await audit('decide', 'accepted', id, '--reason', 'soon')).stderr).toContain('needs an approver');
    expect((await audit('decide', 'accepted', id, '--reason', 'soon', '--approver', 'Lin', '--expires', '2126-10-01')).code).toBe(0);
    expect((await listed(audit, '--state', 'open', '--on', '2126-10-02')).map((one) => one.id)).toContain(id);
    expect((await listed(audit, '--state', 'accepted', '--on', '2126-10-01')).map((one) => one.id)).toEqual([id]);
  });

  it.each<[string[], RegExp]>([
    [['decide', 'removed', 'f3', '--reason', 'x'], /it is proved[^]*audit verify/],
    [['decide', 'confirmd', 'f3', '--reason', 'x'], /Did you mean "confirmed"/],
    [['decide', 'confirmed', 'f99', '--reason', 'x'], /no finding "f99"/],
    [['decide', 'confirmed', 'f3'], /needs a reason/],
    [['decide', 'accepted', 'f3', '--reason', 'x', '--approver', 'Lin', '--expires', '2026-01-31'], /The last day 2026-01-31 is over[^]*today or later/],
    [['decide', 'confirmed', 'f3', '--reason', 'x', '--revision', '2'], /f3 was found by Ada meanwhile \(entry 3\)/],
    [['decide', 'confirmed', '--reason', 'x'], /Which findings/],
    [['decide', 'confirmed', 'f3', '--path', 'src/', '--reason', 'x'], /not both/],
    [['undo', 'f3'], /Nothing about f3 can be taken back/],
    [['assign', 'f3'], /To whom/],
    [['assign', '--to', 'Grace'], /Which findings/],
  ])('refuse %j', async (words, message) => {
    const { audit } = await begun();
    const { code, stderr } = await audit(...words);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('audit export', () => {
  it.each(['ndjson', 'csv'])('goes to another ledger and back without loss as %s', async (format) => {
    const { audit, cwd } = await begun();
    const id = await idOf(audit, 'src/alpha.ts');
    await audit('decide', 'confirmed', id, '--reason', '=cmd|"quoted", and\nof two lines', '--actor', '@Eve');
    await audit('undo', id);
    const exported = (await audit('export', '--format', format)).stdout;
    writeFileSync(join(cwd, 'ledger'), exported);
    const other = `--ledger=${join(cwd, 'other.db')}`;
    expect(await audit('import', '--from-export', 'ledger', other)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Took over 9 entries into .*other\.db\. The chain holds; its head is 9:[0-9a-f]{16}\.\n$/) });
    expect((await audit('export', '--format', format, other)).stdout).toBe(exported);
    expect(await listed(audit, other)).toEqual(await listed(audit));
    expect((await audit('log', '--verify', other)).stdout).toBe((await audit('log', '--verify')).stdout);
    expect(await audit('import', '--from-export', 'ledger', other)).toMatchObject({ code: 2, stderr: expect.stringContaining('entries in this ledger already') });
  });

  it('is refused when somebody changed it', async () => {
    const { audit, cwd } = await begun();
    const exported = (await audit('export')).stdout;
    const other = `--ledger=${join(cwd, 'other.db')}`;
    for (const [changed, problem] of [
      [exported.replace('"actor":"Ada"', '"actor":"Eve"'), /breaks at entry 1: what it says/],
      [exported.split('\n').toSpliced(2, 1).join('\n'), /breaks at entry 4: entry 3 is missing/],
      ['hello\n', /Line 1 of "ledger" is no entry/],
      ['', /holds no entry/],
    ] as const) {
      writeFileSync(join(cwd, 'ledger'), changed);
      expect(await audit('import', '--from-export', 'ledger', other)).toMatchObject({ code: 2, stderr: expect.stringMatching(problem) });
    }
  });
});

describe('audit log --verify', () => {
  it('finds a changed entry, and a chain that was written anew', async () => {
    const { audit, cwd } = await begun();
    const [, anchor = ''] = /head is (\d+:[0-9a-f]{16})/.exec((await audit('log', '--verify')).stdout) ?? [];
    expect((await audit('log', '--verify', '--anchor', anchor)).code).toBe(0);
    expect(await audit('log', '--verify', '--anchor', `3:${anchor.slice(2)}`)).toMatchObject({ code: 1, stdout: expect.stringContaining('the chain was written anew') });
    const raw = new Libsql(join(cwd, '.handiwork/audit.db'));
    raw.exec("drop trigger handiwork_entries_no_update; update handiwork_entries set actor = 'Eve' where seq = 4");
    raw.close();
    expect(await audit('log', '--verify')).toMatchObject({ code: 1, stdout: 'The chain is broken at entry 4: what it says is not what was hashed: it was changed.\n' });
  });
});

describe('audit list', () => {
  it('writes tables for people and for spreadsheets, safe for both', async () => {
    const { audit, cwd } = await begun();
    const id = await idOf(audit, 'src/alpha.ts');
    await audit('decide', 'refuted', id, '--reason', '=1+1\u001b[31m');
    const csv = (await audit('list', '--format', 'csv')).stdout;
    expect(csv.split('\n')[0]).toMatch(/^id,state,repository,path,start_line/);
    expect(csv).toContain(`"'=1+1`);
    expect(csv).not.toContain('\u001b');
    expect((await audit('list', '--limit', '2')).stdout).toMatch(/… and 3 more/);
    expect((await audit('list', '--state', 'removed')).stdout).toBe('No finding is like that.\n');
    expect(readFileSync(join(cwd, '.handiwork/audit.db')).includes('alphaTotals')).toBe(false);
  });
});
