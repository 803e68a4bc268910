import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AuditRole } from '../../src/api/audit.ts';
import { addToken } from '../../src/serve/add-token.ts';
import { parsePeople } from '../../src/serve/people-file.ts';
import { proxyDoor } from '../../src/serve/proxy-door.ts';
import { hashToken, newToken, parseToken, printToken, provesToken } from '../../src/serve/secrets.ts';
import type { ServeOptions } from '../../src/serve/server.ts';
import { tokenDoor } from '../../src/serve/token-door.ts';
import { removeScratch, scratchFolder } from '../history/scratch.ts';
import { ask, audited, browserWith, served, signIn, type Audited, type Browser, type Question, type Reply, type Served } from './serving.ts';

let audit: Audited;
const open: Served[] = [];
const start = async (more: Parameters<typeof served>[1] = {}): Promise<Served> => {
  const server = await served(audit, more);
  open.push(server);
  return server;
};
const tryToken = (server: Served, token: string): Promise<Reply> => ask(server.serving.url, { method: 'POST', path: '/api/session', body: { token } });

beforeEach(async () => {
  audit = await audited();
});
afterEach(async () => {
  for (const { serving } of open.splice(0)) await serving.close();
  await audit.ledger.close();
});
afterAll(removeScratch);

describe('a link', () => {
  it('opens the audit once; the next browser needs the next link', async () => {
    const server = await start();
    const token = server.token();
    const first = await tryToken(server, token);
    expect(first.headers['set-cookie']?.[0]).toMatch(/^handiwork-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=43200$/);
    expect(first.json.actor).toEqual({ name: 'Ada', role: 'approver' });
    expect(await tryToken(server, token)).toMatchObject({ status: 401, json: { code: 'wrong-token' } });
    expect(server.token()).not.toBe(token);
    expect((await tryToken(server, server.token())).status).toBe(200);
  });

  it('lets nobody in without it', async () => {
    const server = await start();
    for (const headers of [{}, { Cookie: 'handiwork-1=x' }, { Cookie: `${'a=b; '.repeat(100)}` }] as Record<string, string>[]) {
      expect(await ask(server.serving.url, { path: '/api/session', headers })).toMatchObject({ status: 401, json: { code: 'not-signed-in', signIn: 'link' } });
    }
  });

  it('is over after signing out, and after half a day', async () => {
    let now = Date.parse('2026-08-01T08:00:00Z');
    const server = await start({ clock: () => new Date(now) });
    const [one, two] = [await signIn(server.serving.url, server.token()), await signIn(server.serving.url, server.token())];
    expect((await one.ask({ method: 'DELETE', path: '/api/session', headers: { 'X-Handiwork-Csrf': '' } })).status).toBe(403);
    expect(await one.ask({ method: 'DELETE', path: '/api/session' })).toMatchObject({ status: 204, headers: { 'set-cookie': [expect.stringMatching(/Max-Age=0$/)] } });
    expect((await one.ask({ path: '/api/session' })).status).toBe(401);
    expect((await two.ask({ path: '/api/session' })).status).toBe(200);
    now += 12 * 3_600_000;
    expect((await two.ask({ path: '/api/session' })).status).toBe(401);
  });

  it('keeps one session apart from another: the token of one changes nothing in the other', async () => {
    const server = await start();
    const [one, two] = [await signIn(server.serving.url, server.token()), await signIn(server.serving.url, server.token())];
    expect((await one.ask({ method: 'DELETE', path: '/api/session', headers: { 'X-Handiwork-Csrf': two.session.csrf } })).status).toBe(403);
  });
});

describe('guessing', () => {
  it('ends after ten wrong tokens a minute, also for the right one, and also when all come at once', async () => {
    let now = Date.parse('2026-08-01T08:00:00Z');
    const server = await start({ clock: () => new Date(now) });
    const replies = await Promise.all(Array.from({ length: 14 }, () => tryToken(server, 'x')));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 10 }, () => 401), ...Array.from({ length: 4 }, () => 429)]);
    expect(replies.find(({ status }) => status === 429)?.headers['retry-after']).toBe('60');
    expect((await tryToken(server, server.token())).status).toBe(429);
    now += 60_001;
    expect((await tryToken(server, server.token())).status).toBe(200);
  });
});

describe('a token', () => {
  it('is kept as a hash only, and proves only itself', async () => {
    const token = newToken();
    const kept = await hashToken(token);
    expect(kept).not.toContain(token.secret);
    expect(parseToken(printToken(token))).toEqual(token);
    expect(await provesToken(token, kept)).toBe(true);
    expect(await provesToken({ ...newToken(), salt: token.salt }, kept)).toBe(false);
    expect(await provesToken(token, undefined)).toBe(false);
    expect(await provesToken(token, 'scrypt:x:')).toBe(false);
    for (const wrong of ['', 'hw_', `hw_${token.salt}`, `${printToken(token)}0`, token.secret]) expect(parseToken(wrong)).toBeUndefined();
  });

  it('signs its owner in; taken out of the file it is over at once, and a new role holds at once', async () => {
    const file = join(scratchFolder(), 'tokens');
    const [ada, grace] = [await addToken(file, { name: 'Ada Lovelace', role: 'reviewer' }), await addToken(file, { name: 'Grace', role: 'viewer' })];
    expect(readFileSync(file, 'utf8')).not.toContain(ada.split('_')[2]);
    const server = await start({ door: tokenDoor(file) });
    const [one, two] = [await signIn(server.serving.url, ada), await signIn(server.serving.url, grace)];
    expect([one.session.actor, one.session.people, one.session.signIn]).toEqual([{ name: 'Ada Lovelace', role: 'reviewer' }, ['Ada Lovelace', 'Grace'], 'token']);
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').filter((line) => !line.startsWith('Ada')).join('\n').replace(' viewer ', ' approver '));
    expect((await one.ask({ path: '/api/session' })).status).toBe(401);
    expect((await tryToken(server, ada)).status).toBe(401);
    expect((await two.ask({ path: '/api/session' })).json.actor).toEqual({ name: 'Grace', role: 'approver' });
    const again = await addToken(file, { name: 'Ada Lovelace', role: 'viewer' });
    expect((await signIn(server.serving.url, again)).session.actor.role).toBe('viewer');
  });

  it('lets nobody in while the file cannot be read', async () => {
    const file = join(scratchFolder(), 'tokens');
    const token = await addToken(file, { name: 'Ada', role: 'reviewer' });
    const server = await start({ door: tokenDoor(file) });
    const ada = await signIn(server.serving.url, token);
    appendFileSync(file, 'Eve approver\n');
    expect((await ada.ask({ path: '/api/items' })).status).toBe(500);
    expect((await tryToken(server, token)).status).toBe(500);
  });
});

describe('wrong tokens', () => {
  const attempts = async (server: Served, many: number, headers: Record<string, string | string[]>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let at = 0; at < many; at += 1) statuses.push((await ask(server.serving.url, { method: 'POST', path: '/api/session', body: { token: 'x' }, headers })).status);
    return statuses;
  };
  const isOut = async (server: Served, headers: Record<string, string | string[]>): Promise<boolean> => (await attempts(server, 1, headers))[0] === 429;

  it.each<[string, readonly string[], Record<string, string | string[]>, Record<string, string | string[]>, boolean]>([
    ['by the address that a trusted proxy forwards for', ['127.0.0.1'], { 'X-Forwarded-For': '203.0.113.7' }, { 'X-Forwarded-For': '203.0.113.8' }, false],
    ['by the last address that is no proxy, whatever the sender wrote before it', ['127.0.0.1', '10.0.0.0/8'], { 'X-Forwarded-For': '198.51.100.1, 203.0.113.7, 10.1.2.3' }, { 'X-Forwarded-For': '198.51.100.2, 203.0.113.7' }, true],
    ['over several headers', ['127.0.0.1'], { 'X-Forwarded-For': ['198.51.100.1', '203.0.113.7'] }, { 'X-Forwarded-For': '203.0.113.7' }, true],
    ['without the port', ['127.0.0.1'], { 'X-Forwarded-For': '203.0.113.7:4711' }, { 'X-Forwarded-For': '203.0.113.7:4712' }, true],
    ['for IPv6, too', ['127.0.0.1'], { 'X-Forwarded-For': '[2001:db8::1]:443' }, { 'X-Forwarded-For': '2001:db8::2' }, false],
    ['for the proxy itself where it names no address', ['127.0.0.1'], { 'X-Forwarded-For': 'unknown' }, {}, true],
    ['for the connection where no proxy is trusted', [], { 'X-Forwarded-For': '203.0.113.7' }, { 'X-Forwarded-For': '203.0.113.8' }, true],
    ['for the connection where another proxy is trusted', ['10.0.0.1'], { 'X-Forwarded-For': '203.0.113.7' }, { 'X-Forwarded-For': '203.0.113.8' }, true],
  ])('are counted %s', async (_how, trusted, first, second, out) => {
    const server = await start({ trusted });
    expect(await attempts(server, 10, first)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(await isOut(server, first)).toBe(true);
    expect(await isOut(server, second)).toBe(out);
  });
});

describe('a list of people', () => {
  const hash = `scrypt:${'0'.repeat(18)}:${'0'.repeat(64)}`;
  it.each([
    [`# people\n\nAda Lovelace  reviewer ${hash}\r\nGrace viewer ${hash}`, true, [['Ada Lovelace', 'reviewer'], ['Grace', 'viewer']]],
    ['Ada approver\n', false, [['Ada', 'approver']]],
  ] as const)('is read line by line', (text, hashed, people) => {
    expect(parsePeople(text, { hashed, file: 'people' }).map(({ name, role }) => [name, role])).toEqual(people);
  });
  it.each([
    ['Ada admin', false], ['reviewer', false], ['Ada', false], ['Ada reviewer', true], [`Ada reviewer plain-token`, true], ['A\u202eda reviewer', false], ['Ada reviewer\nAda approver', false],
  ] as const)('is refused where it says something else: %j', (text, hashed) => {
    expect(() => parsePeople(text, { hashed, file: 'people' })).toThrow(/people/);
  });
});

describe('a proxy', () => {
  const roles = (): string => {
    const file = join(scratchFolder(), 'roles');
    writeFileSync(file, 'Ada approver\nGrâce viewer\n');
    return file;
  };
  const door = (trusted: readonly string[]) => proxyDoor({ header: 'X-Forwarded-User', trusted, rolesFile: roles() });
  const whoAmI = async (more: Partial<ServeOptions>, headers: Record<string, string | string[]>): Promise<Reply> => ask((await start(more)).serving.url, { path: '/api/session', headers });

  it('says who asks, with the role of the file', async () => {
    expect((await whoAmI({ door: door(['127.0.0.1']) }, { 'X-Forwarded-User': 'Ada' })).json).toMatchObject({ actor: { name: 'Ada', role: 'approver' }, signIn: 'proxy', people: ['Ada', 'Grâce'] });
    expect((await whoAmI({ door: door(['10.0.0.1', '127.0.0.0/8']) }, { 'X-Forwarded-User': Buffer.from('Grâce').toString('latin1') })).json.actor.role).toBe('viewer');
  });

  it.each<[string, string, Record<string, string | string[]>, number]>([
    ['another address', '10.0.0.1', { 'X-Forwarded-User': 'Ada' }, 403],
    ['nobody', '127.0.0.1', {}, 401],
    ['somebody unknown', '127.0.0.1', { 'X-Forwarded-User': 'Eve' }, 403],
    ['two people', '127.0.0.1', { 'X-Forwarded-User': ['Ada', 'Eve'] }, 401],
    ['a list', '127.0.0.1', { 'X-Forwarded-User': 'Ada, Eve' }, 403],
    ['another header', '127.0.0.1', { 'X-Remote-User': 'Ada' }, 401],
  ])('is not believed: %s', async (_what, trusted, headers, status) => {
    expect((await whoAmI({ door: door([trusted]) }, headers)).status).toBe(status);
  });

  it('still asks for the token of the session, and has no other way in', async () => {
    const server = await start({ door: door(['127.0.0.1']) });
    const { json } = await ask(server.serving.url, { path: '/api/session', headers: { 'X-Forwarded-User': 'Ada' } });
    const ada = browserWith(server.serving.url, { 'X-Forwarded-User': 'Ada' }, json);
    const decision = { method: 'POST', path: '/api/decisions', body: { items: [{ id: 'f3', revision: 3 }], decision: { state: 'confirmed', reason: 'x' } } };
    expect((await ada.ask({ ...decision, headers: { 'X-Handiwork-Csrf': 'x' } })).status).toBe(403);
    expect((await ada.ask(decision)).status).toBe(200);
    expect((await tryToken(server, 'x')).status).toBe(401);
  });

  it('needs an address and the name of a header', () => {
    expect(() => door(['localhost'])).toThrow(/no address/);
    expect(() => door(['10.0.0.0/33'])).toThrow(/no address/);
    expect(() => proxyDoor({ header: 'a: b', trusted: [], rolesFile: roles() })).toThrow(/header/);
  });
});

describe('roles', () => {
  const QUESTIONS: readonly Question[] = ['/api/session', '/api/overview', '/api/items', '/api/items/f3', '/api/source?item=f3', '/api/worklist'].map((path) => ({ path }));
  const items = [{ id: 'f3', revision: 3 }];
  const post = (path: string, body: unknown): Question => ({ method: 'POST', path, body });
  const confirm = post('/api/decisions', { items, decision: { state: 'confirmed', reason: 'x' } });
  const accept = post('/api/decisions', { items: [{ id: 'f4', revision: 4 }], decision: { state: 'accepted', reason: 'x', expires: '2099-01-01' } });
  const assign = post('/api/assign', { items: [{ id: 'f5', revision: 5 }], assignee: 'Ada' });
  const undo = post('/api/undo', { items: [{ id: 'f3', revision: 6, seq: 6 }] });
  const statuses = async (browser: Browser, questions: readonly Question[]): Promise<number[]> => {
    const found: number[] = [];
    for (const question of questions) found.push((await browser.ask(question)).status);
    return found;
  };

  it.each<[AuditRole, number[]]>([
    ['viewer', [403, 403, 403, 403]],
    ['reviewer', [200, 200, 200, 403]],
    ['approver', [200, 200, 200, 200]],
  ])('%s: looks at everything, and writes what the role allows', async (role, writes) => {
    const server = await start({ actor: { name: 'Ada', role } });
    const ada = await signIn(server.serving.url, server.token());
    expect(await statuses(ada, QUESTIONS)).toEqual(QUESTIONS.map(() => 200));
    expect(await statuses(ada, [confirm, undo, assign, accept])).toEqual(writes);
    expect(await audit.ledger.head()).toBe(5 + writes.filter((status) => status === 200).length);
  });

  it('nobody looks at nothing', async () => {
    const server = await start();
    const nobody = browserWith(server.serving.url, {}, (await signIn(server.serving.url, server.token())).session);
    expect(await statuses(nobody, [...QUESTIONS, { path: '/api/events' }, confirm, undo, assign, accept])).toEqual(Array.from({ length: 11 }, () => 401));
    expect(await statuses(nobody, ['/', '/live.js', '/live.css'].map((path) => ({ path })))).toEqual([200, 200, 200]);
  });
});
