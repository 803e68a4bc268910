import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AUDIT_STATES } from '../../src/api/audit.ts';
import { TEXT_COLUMNS, type ItemTable } from '../../src/serve/contract.ts';
import { removeScratch } from '../history/scratch.ts';
import { decided, found } from '../store/subjects.ts';
import { audited, PAGES, served, signIn, SUBJECT, type Audited, type Browser, type Served } from './serving.ts';

let audit: Audited;
let server: Served;
let ada: Browser;

beforeAll(async () => {
  audit = await audited({ more: [found('old', { expectedLines: 3 }), { kind: 'decided', item: 'f6', body: { state: 'accepted', reason: 'until the release', approver: 'Lin', expires: '2099-01-01' } }] });
  server = await served(audit);
  ada = await signIn(server.serving.url, server.token());
});
afterAll(async () => {
  await server.serving.close();
  await audit.ledger.close();
  removeScratch();
});

const rows = (table: ItemTable) => table.columns.id.map((id, at) => ({
  id, state: table.columns.state[at], revision: table.columns.revision[at], minutes: table.columns.minutes[at],
  ...Object.fromEntries(TEXT_COLUMNS.map((name) => [name, table.texts[name][table.columns[name][at] ?? -1]])),
}));

describe('questions about an audit', () => {
  it('says who asks and what is audited', async () => {
    const { status, json } = await ada.ask({ path: '/api/session' });
    expect(status).toBe(200);
    expect(json).toEqual({ actor: { name: 'Ada', role: 'approver' }, csrf: ada.session.csrf, audit: { name: 'ruling 12', deadline: '2026-12-31' }, signIn: 'link', sources: ['web'], people: ['Ada'], version: '0.0.0' });
  });

  it('gives all items in columns, with their packages', async () => {
    const { json, headers } = await ada.ask({ path: '/api/items' });
    expect(headers.etag).toMatch(/^"items-7-/);
    expect(json).toMatchObject({ seq: 7, complete: true });
    expect(rows(json)).toMatchObject([
      { id: 'f3', state: 'open', path: 'src/a.ts', package: '.', agent: 'claude-code', owner: 'src/', revision: 3, message: undefined },
      { id: 'f4', path: 'packages/api/<img src=x onerror=alert(1)>.ts', package: 'packages/api', owner: '@org/api' },
      { id: 'f5', path: 'bin/\udcff.py', agent: 'codex' },
      { id: 'f6', state: 'accepted', decidedBy: 'Ada', expires: '2099-01-01', revision: 7 },
    ]);
  });

  it('gives nothing to who has it, and only what changed to who asks for that', async () => {
    const { headers } = await ada.ask({ path: '/api/items' });
    expect(await ada.ask({ path: '/api/items', headers: { 'If-None-Match': headers.etag ?? '' } })).toMatchObject({ status: 304, text: '' });
    const { json } = await ada.ask({ path: '/api/items?since=5' });
    expect([json.complete, json.columns.id]).toEqual([false, ['f6']]);
    expect((await ada.ask({ path: '/api/items?since=-1' })).status).toBe(400);
  });

  it('shrinks what is large, but not what holds a secret', async () => {
    const headers = { 'Accept-Encoding': 'gzip' };
    const script = await ada.ask({ path: '/live.js', headers });
    expect(script.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(script.bytes).toString()).toBe(PAGES.script);
    const long = await served(audit, { sources: new Map([['x'.repeat(4000), audit.repository]]) });
    const reply = await (await signIn(long.serving.url, long.token())).ask({ path: '/api/session', headers });
    expect([reply.bytes.length > 4000, reply.headers['content-encoding']]).toEqual([true, undefined]);
    await long.serving.close();
  });

  it('tells how far it is: nobody ranked, small groups together', async () => {
    const { json } = await ada.ask({ path: '/api/overview' });
    expect(json).toMatchObject({ seq: 7, deadline: '2026-12-31', smallestGroup: 5, states: { open: { items: 3, lines: 12 }, accepted: { items: 1, lines: 3 } } });
    expect(Object.keys(json.states)).toEqual(AUDIT_STATES);
    expect(json.agents.map(({ name }: { name: string }) => name)).toEqual(['claude-code', 'codex']);
    expect(json.owners.map(({ name }: { name: string | null }) => name)).toEqual([null]);
    expect(json.burnDown.at(-1).items).toEqual({ open: 3, confirmed: 0, removed: 0, refuted: 0, accepted: 1 });
    expect(json.forecast.settle.remaining).toBe(3);
    expect(json.outlook).toMatchObject({ expected: 15, reviewed: 3 });
  });

  it('gives one item with its entries, without sketches', async () => {
    const { json, text } = await ada.ask({ path: '/api/items/f6' });
    expect(json).toMatchObject({ item: { id: 'f6', state: 'accepted' }, commit: audit.head, undoable: { seq: 7, kind: 'decided', actor: 'Ada' } });
    expect(json.entries.map(({ kind }: { kind: string }) => kind)).toEqual(['found', 'decided']);
    expect(text).not.toContain('sketch');
    expect((await ada.ask({ path: '/api/items/f3' })).text).not.toContain('sketch');
    expect(await ada.ask({ path: '/api/items/f99' })).toMatchObject({ status: 404, json: { code: 'not-found' } });
  });

  it('says under which subject its commit was made, where the repository is known and has it', async () => {
    const other = await audited();
    await other.ledger.append('Ada', [found('here', { commit: other.head }), found('elsewhere', { repository: 'other', commit: other.head })]);
    const { serving, token } = await served(other);
    const grace = await signIn(serving.url, token());
    expect((await grace.ask({ path: '/api/items/f6' })).json).toMatchObject({ item: { commit: other.head }, subject: SUBJECT });
    for (const id of ['f3', 'f7']) {
      const { status, json } = await grace.ask({ path: `/api/items/${id}` });
      expect([status, Object.keys(json)]).toEqual([200, expect.not.arrayContaining(['subject'])]);
    }
    await serving.close();
    await other.ledger.close();
  });

  it.each([
    ['/api/worklist', ['f3', 'f4', 'f5'], undefined],
    ['/api/worklist?by=owner', ['f3', 'f4', 'f5'], ['@org/api', 'src/']],
    ['/api/worklist?by=package', ['f3', 'f4', 'f5'], ['.', 'packages/api']],
  ])('orders what is open: %s', async (path, ids, groups) => {
    const { json } = await ada.ask({ path });
    expect(json.tasks.map(({ id }: { id: string }) => id).toSorted()).toEqual(ids);
    expect(json.tasks[0].id).toBe('f3');
    expect(json.gain.at(-1)).toMatchObject({ items: 3, share: 1 });
    expect(json.groups?.map(({ key }: { key: string }) => key)).toEqual(groups);
  });

  it('picks what is best done in a budget, and refuses what is none', async () => {
    const { json } = await ada.ask({ path: '/api/worklist?budget=1m' });
    expect(json.pick.ids[0]).toBe('f3');
    expect(await ada.ask({ path: '/api/worklist?budget=soon' })).toMatchObject({ status: 400, json: { hint: expect.stringContaining('4h') } });
    expect((await ada.ask({ path: '/api/worklist?by=author' })).status).toBe(400);
  });
});

describe('the source of a finding', () => {
  it('comes with the findings in it', async () => {
    const { json } = await ada.ask({ path: '/api/source?repository=web&path=src%2Fa.ts' });
    expect(json).toEqual({
      repository: 'web', path: 'src/a.ts', commit: audit.head, lines: ['export const a = 1;', 'export const b = 2;'], cut: false,
      ranges: [{ id: 'f3', startLine: 1, endLine: 2, state: 'open', class: 'declared', agent: 'claude-code', commit: 'c'.repeat(40), message: 'a declares an agent' }],
    });
  });

  it('is found by item, whatever bytes its path has', async () => {
    expect((await ada.ask({ path: '/api/source?item=f5' })).json).toMatchObject({ path: 'bin/\udcff.py', lines: ['print(1)'] });
    expect((await ada.ask({ path: '/api/source?item=f4' })).json).toMatchObject({ lines: ['// </script><script>alert(1)</script>'] });
    expect((await ada.ask({ path: '/api/source?item=f99' })).status).toBe(404);
  });

  it('is cut where it is too long to be read', async () => {
    const { json } = await ada.ask({ path: '/api/source?repository=web&path=large.txt' });
    expect([json.cut, json.lines[0].length]).toEqual([true, 2000]);
  });

  it.each([
    ['a path above the tree', 'repository=web&path=../../../../etc/passwd'],
    ['an encoded one', 'repository=web&path=%2e%2e%2f%2e%2e%2fetc%2fpasswd'],
    ['an absolute one', 'repository=web&path=/etc/passwd'],
    ['a folder', 'repository=web&path=src'],
    ['git itself', 'repository=web&path=.git/config'],
    ['a NUL', 'repository=web&path=src/a.ts%00'],
    ['a binary file', 'repository=web&path=image.png'],
    ['a repository by its path', `repository=${encodeURIComponent('/')}&path=etc/passwd`],
    ['an unknown repository', 'repository=constructor&path=src/a.ts'],
    ['a commit that the audit does not know', `repository=web&path=src/a.ts&commit=${'0'.repeat(40)}`],
    ['an option as commit', 'repository=web&path=src/a.ts&commit=--help'],
    ['a name as commit', 'repository=web&path=src/a.ts&commit=main'],
    ['nothing', ''],
  ])('is not given for %s', async (_what, query) => {
    const { status, json } = await ada.ask({ path: `/api/source?${query}` });
    expect([status, json.lines]).toEqual([404, undefined]);
    expect(server.failures).toEqual([]);
  });

  it('is not given where the server was not told of the repository', async () => {
    const other = await served(audit, { sources: new Map() });
    const browser = await signIn(other.serving.url, other.token());
    expect(await browser.ask({ path: '/api/source?item=f3' })).toMatchObject({ status: 404, json: { code: 'no-source', hint: expect.stringContaining('--repository') } });
    await other.serving.close();
  });
});

describe('what others write', () => {
  it('is in the next answer, whoever wrote it', async () => {
    await audit.ledger.append('Grace', [decided('f5', 'confirmed')]);
    const { json } = await ada.ask({ path: '/api/items?since=7' });
    expect(rows(json)).toMatchObject([{ id: 'f5', state: 'confirmed', decidedBy: 'Grace', changedBy: 'Grace' }]);
    await audit.ledger.append('Lin', [{ kind: 'assigned', item: 'f5', body: { assignee: 'Ada' } }]);
    expect(rows((await ada.ask({ path: '/api/items?since=8' })).json)).toMatchObject([{ id: 'f5', decidedBy: 'Grace', changedBy: 'Lin' }]);
  });
});
