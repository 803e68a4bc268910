import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { entrance, isInTheClear } from '../../src/commands/serve/door.ts';
import { sourcesOf } from '../../src/commands/serve/sources.ts';
import { git, removeScratch, scratchFolder } from '../history/scratch.ts';
import { ask, audited, signIn, type Audited } from '../serve/serving.ts';
import { run } from './run.ts';

let audit: Audited;
let folder: string;

beforeAll(async () => {
  audit = await audited();
  folder = scratchFolder();
});
afterAll(async () => {
  await audit.ledger.close();
  removeScratch();
});

/** A build has the pages; a checkout may not have been built yet. */
const PAGES = existsSync(new URL('../../dist/web/live.js', import.meta.url));

describe('serve', () => {
  it.skipIf(!PAGES)(`prints a link that opens the audit, and ends on Ctrl-C${PAGES ? '' : ' (left out: the pages are not built)'}`, async () => {
    const interrupt = new AbortController();
    let printed: (link: string) => void = () => undefined;
    const link = new Promise<string>((resolve) => (printed = resolve));
    const running = run(['serve', '--ledger', audit.file, '--actor', 'Ada', '--repository', `web=${audit.repository}`], {
      cwd: folder, signal: interrupt.signal, onWrite: (text) => { const [found] = /http:\S+/.exec(text) ?? []; if (found !== undefined) printed(found); },
    });
    const [url = '', token = ''] = (await link).split('/#token=');
    const ada = await signIn(url, token);
    expect(ada.session).toMatchObject({ actor: { name: 'Ada', role: 'approver' }, sources: ['web'] });
    expect((await ask(url, { path: '/' })).text).toContain('/live.js');
    expect((await ada.ask({ path: '/api/source?item=f3' })).status).toBe(200);
    interrupt.abort();
    const { code, stdout, stderr } = await running;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toMatch(/^Serving the audit "ruling 12" of .*audit\.db\. Ctrl-C ends\.$/);
    expect(stdout).toContain(`That link is used up. For another browser: ${url}/#token=`);
    await expect(ask(url, { path: '/' })).rejects.toThrow(/ECONNREFUSED/);
  });

  it.each([
    [['serve', 'now'], /takes no "now"/],
    [['serve', 'token', 'drop', 'ada'], /knows add only/],
    [['serve', 'token', 'add'], /needs a name/],
    [['serve', 'token', 'add', 'ada'], /needs a role[^]*--role viewer/],
    [['serve', 'token', 'add', 'ada', '--role', 'owner'], /Known: viewer, reviewer, approver/],
    [['serve', '--ledger', 'none.db'], /There is no ledger/],
  ])('says what is wrong: %j', async (argv, message) => {
    const { code, stderr } = await run(argv, { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('serve token add', () => {
  it('keeps its file out of git, also where the ledger is elsewhere', async () => {
    const cwd = scratchFolder();
    git(cwd, ['init', '-q', '.']);
    expect((await run(['serve', 'token', 'add', 'ada', '--role', 'viewer'], { cwd })).code).toBe(0);
    expect(git(cwd, ['status', '--porcelain', '--untracked-files=all'])).toBe('');
  });

  it('shows the token once, and keeps a hash in a file for its owner only', async () => {
    const { code, stdout, stderr } = await run(['serve', 'token', 'add', 'Ada', 'Lovelace', '--role', 'reviewer'], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^hw_[0-9a-f]{18}_[0-9a-f]{64}\n$/)]);
    expect(stderr).toContain('shown this once');
    const file = join(folder, '.handiwork/tokens');
    expect(readFileSync(file, 'utf8')).toMatch(/^#.*\nAda Lovelace reviewer scrypt:[0-9a-f]{18}:[0-9a-f]{64}\n$/);
    expect(readFileSync(file, 'utf8')).not.toContain(stdout.trim().split('_')[2]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });
});

describe('the entrance', () => {
  const enter = (options: Record<string, string | string[]>) => entrance(options, { cwd: folder, actor: () => Promise.resolve({ name: 'Ada', role: 'approver' }), renewed: () => undefined });
  beforeAll(() => {
    mkdirSync(join(folder, 'lists'));
    writeFileSync(join(folder, 'lists/tokens'), `Ada reviewer scrypt:${'0'.repeat(18)}:${'0'.repeat(64)}\n`);
    writeFileSync(join(folder, 'lists/roles'), 'Ada approver\n');
  });

  it.each<[Record<string, string | string[]>, RegExp]>([
    [{ host: '0.0.0.0' }, /nobody would have to say who they are/],
    [{ host: '192.168.1.5' }, /nobody would have to say who they are/],
    [{ host: '0.0.0.0', tokens: 'lists/tokens' }, /none that people can open/],
    [{ tokens: 'lists/none' }, /cannot be read/],
    [{ tokens: 'lists/roles' }, /cannot be read/],
    [{ tokens: 'lists/tokens', proxyHeader: 'X-User' }, /two ways/],
    [{ proxyHeader: 'X-User' }, /whose counts/],
    [{ proxyHeader: 'X-User', trustProxy: ['127.0.0.1'] }, /not what they may do/],
    [{ roles: 'lists/roles' }, /belongs to --proxy-header/],
    [{ trustProxy: ['127.0.0.1'] }, /belongs to --tokens or --proxy-header/],
    [{ port: '70000' }, /no port/],
    [{ port: 'x' }, /no port/],
    [{ publicUrl: 'audit.example.org' }, /no address/],
    [{ publicUrl: 'https://audit.example.org/folder' }, /no address/],
    [{ publicUrl: 'javascript:alert(1)' }, /no address/],
  ])('is refused: %j', async (options, message) => {
    await expect(enter(options)).rejects.toThrow(message);
  });

  it.each<[Record<string, string | string[]>, string, boolean]>([
    [{}, 'link', false],
    [{ tokens: 'lists/tokens' }, 'token', false],
    [{ tokens: 'lists/tokens', host: '192.168.1.5' }, 'token', true],
    [{ tokens: 'lists/tokens', host: '0.0.0.0', publicUrl: 'https://audit.example.org' }, 'token', false],
    [{ tokens: 'lists/tokens', host: '0.0.0.0', publicUrl: 'http://audit.example.org' }, 'token', true],
    [{ proxyHeader: 'X-User', trustProxy: ['127.0.0.1'], roles: 'lists/roles' }, 'proxy', false],
  ])('is open: %j', async (options, kind, inTheClear) => {
    const found = await enter(options);
    expect([found.door.kind, isInTheClear(found)]).toEqual([kind, inTheClear]);
  });
});

describe('the code beside findings', () => {
  it('comes from repositories that the user names, as the audit calls them', async () => {
    expect([...(await sourcesOf([`web=${audit.repository}`], audit.ledger, '/')).folders]).toEqual([['web', audit.repository]]);
    expect((await sourcesOf([], audit.ledger, '/')).without).toEqual(['web']);
    await expect(sourcesOf([audit.repository], audit.ledger, '/')).rejects.toThrow(/knows no repository/);
    await expect(sourcesOf([`web=${folder}`], audit.ledger, '/')).rejects.toThrow(/not inside a git repository/);
  });
});
