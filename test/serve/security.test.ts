import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { originsOf } from '../../src/serve/origin.ts';
import { removeScratch } from '../history/scratch.ts';
import { ask, audited, served, signIn, type Audited, type Browser, type Question, type Served } from './serving.ts';

let audit: Audited;
let server: Served;
let ada: Browser;
let url: string;
let host: string;

beforeAll(async () => {
  audit = await audited();
  server = await served(audit);
  url = server.serving.url;
  host = new URL(url).host;
  ada = await signIn(url, server.token());
});
afterAll(async () => {
  await server.serving.close();
  await audit.ledger.close();
  removeScratch();
});

const DECISION = { items: [{ id: 'f3', revision: 3 }], decision: { state: 'confirmed', reason: 'x' } };
const decide = (more: Question = {}) => ada.ask({ method: 'POST', path: '/api/decisions', body: DECISION, ...more });
const untouched = async (): Promise<void> => expect(await audit.ledger.head()).toBe(5);

describe('a page of somebody else', () => {
  it.each<[string, Record<string, string>]>([
    ['without the token of the session', { 'X-Handiwork-Csrf': '' }],
    ['with a wrong token', { 'X-Handiwork-Csrf': 'A'.repeat(43) }],
    ['from another origin', { Origin: 'https://evil.example' }],
    ['from another port of this host', { Origin: 'http://127.0.0.1:1' }],
    ['from a file or a sandbox', { Origin: 'null' }],
    ['from nowhere', { Origin: '' }],
    ['that the browser calls cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['that the browser calls same-site', { 'Sec-Fetch-Site': 'same-site' }],
    ['that the browser calls nobody’s', { 'Sec-Fetch-Site': 'none' }],
    ['under another name of this server (DNS rebinding)', { Host: 'evil.example' }],
    ['with both names changed', { Host: 'evil.example', Origin: 'http://evil.example' }],
  ])('cannot decide: %s', async (_what, headers) => {
    expect(await decide({ headers })).toMatchObject({ status: 403, json: { code: 'wrong-origin' } });
    await untouched();
  });

  it.each<[string, Record<string, string>]>([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['a form in plain text', { 'Content-Type': 'text/plain' }],
    ['no type', { 'Content-Type': '' }],
    ['two types', { 'Content-Type': 'text/plain, application/json' }],
    ['another character set', { 'Content-Type': 'application/json; charset=utf-7' }],
    ['something compressed', { 'Content-Encoding': 'gzip' }],
  ])('cannot send %s', async (_what, headers) => {
    expect(await decide({ headers })).toMatchObject({ status: 415, json: { code: 'wrong-type' } });
    await untouched();
  });

  it('cannot read: not by another name, not from elsewhere', async () => {
    expect((await ada.ask({ path: '/api/items', headers: { Host: 'evil.example' } })).status).toBe(403);
    expect((await ada.ask({ path: '/api/items', headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403);
    expect((await ada.ask({ path: '/api/items', headers: { Origin: 'https://evil.example' } })).status).toBe(403);
    expect((await ask(url, { path: '/', headers: { Host: 'evil.example' } })).status).toBe(403);
  });

  it.each<[number, string, string]>([
    [200, '/', 'document'],
    [200, '/?from=sign-in', 'document'],
    [403, '/', 'iframe'],
    [403, '/live.js', 'document'],
    [403, '/api/items', 'document'],
  ])('may lead to the first page and to nothing else: %i for %s in a %s', async (status, path, dest) => {
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': dest };
    expect((await ada.ask({ path, headers })).status).toBe(status);
  });

  it('gets no permission to ask first, either', async () => {
    const { status, headers } = await ada.ask({ method: 'OPTIONS', path: '/api/decisions', headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' } });
    expect(status).toBe(403);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('cannot sign somebody in', async () => {
    expect((await ask(url, { method: 'POST', path: '/api/session', body: { token: server.token() }, headers: { Origin: 'https://evil.example' } })).status).toBe(403);
    expect((await signIn(url, server.token())).session.actor.name).toBe('Ada');
  });
});

describe('answers', () => {
  it.each(['/', '/live.js', '/api/session', '/api/items', '/api/nothing', '/nothing'])('carry strict headers: %s', async (path) => {
    const { headers } = await ada.ask({ path });
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/),
      'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('are JSON that no page can hold as a script, whatever a repository says', async () => {
    const { headers, text } = await ada.ask({ path: '/api/items/f4' });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(text).item.message).toBe('<script>alert(1)</script>');
  });

  it('name problems in one form', async () => {
    const { status, headers, json } = await ada.ask({ path: '/api/nothing' });
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(json).toEqual({ status: 404, code: 'not-found', title: 'There is no such thing here', detail: 'There is nothing at this address.' });
  });

  it('say nothing of what broke; the terminal hears the route and no address', async () => {
    let fails = false;
    const ledger = { ...audit.ledger, head: () => (fails ? Promise.reject(new Error('secret')) : audit.ledger.head()) };
    const later = await served({ ...audit, ledger });
    const browser = await signIn(later.serving.url, later.token());
    fails = true;
    const { status, text } = await browser.ask({ path: '/api/items?since=1' });
    expect([status, text.includes('secret')]).toEqual([500, false]);
    expect(later.failures).toEqual(['GET /api/items: Error: secret']);
    await later.serving.close();
  });
});

describe('what no browser sends', () => {
  it.each<[string, string | Buffer, number]>([
    ['half a JSON', '{"items":', 400],
    ['an empty body', '', 400],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['a prototype', '{"__proto__":{"role":"approver"},"items":[{"id":"f3","revision":3}],"decision":{"state":"confirmed","reason":"x"}}', 400],
    ['a prototype further in', '{"items":[{"id":"f3","revision":3,"__proto__":{"a":1}}],"decision":{"state":"confirmed","reason":"x"}}', 400],
    ['a constructor', '{"constructor":{"prototype":{"role":"approver"}},"items":[{"id":"f3","revision":3}],"decision":{"state":"confirmed","reason":"x"}}', 400],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
    ['half a megabyte and more', JSON.stringify({ ...DECISION, more: 'x'.repeat(600_000) }), 413],
  ])('is refused: %s', async (_what, raw, status) => {
    const reply = await decide({ raw, headers: { 'Content-Length': String(Buffer.byteLength(raw)) } });
    expect(reply.status).toBe(status);
    expect(({} as { role?: string }).role).toBeUndefined();
    await untouched();
  });

  it.each(['//evil.example/api/items', '/api/items/%', '/api/items/%2e%2e%2fsession', '/api/../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/live.js/../../package.json', '/package.json', '/constructor', '/api/items/__proto__', `/${'a'.repeat(9000)}`])('leads nowhere: %s', async (path) => {
    const { status } = await ada.ask({ path });
    expect([400, 404]).toContain(status);
  });

  it.each(['HEAD', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])('is no method here: %s', async (method) => {
    const { status, headers } = await ada.ask({ method, path: '/api/items' });
    expect([status, headers.allow]).toEqual([405, 'GET']);
  });

  it('a question with a body is refused', async () => {
    expect((await ada.ask({ path: '/api/items', raw: '{}' })).status).toBe(400);
  });
});

/** Sends bytes as they are. @returns All that comes back until the end. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setTimeout(8_000, () => socket.destroy());
    socket.on('data', (part) => (text += part.toString('latin1')));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(text) : reject(error)));
    socket.on('close', () => resolve(text));
  });
}
const statuses = (text: string): string[] => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status = '']) => status);

describe('bytes on the wire', () => {
  it('are answered in order when several requests come at once, each by its own rights', async () => {
    const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`;
    const text = await raw(`${get('/api/session', `Cookie: ${ada.cookie}\r\n`)}${get('/api/session')}${get('/nothing', 'Connection: close\r\n')}`);
    expect(statuses(text)).toEqual(['200', '401', '404']);
  });

  it('after a body that was not read are never taken for a request', async () => {
    const smuggled = `GET /api/session HTTP/1.1\r\nHost: ${host}\r\nCookie: ${ada.cookie}\r\n\r\n`;
    const text = await raw(`POST /api/session HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\nContent-Type: text/plain\r\nContent-Length: ${smuggled.length + 10}\r\n\r\n${smuggled}`);
    expect(statuses(text)).toEqual(['415']);
  });

  it.each([
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n'],
    ['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n'],
    ['strange chunks', 'Transfer-Encoding: xchunked\r\n'],
    ['a folded header', 'X-A: b\r\n c\r\n'],
    ['a header with a space', 'X A: b\r\n'],
  ])('with %s end the connection', async (_what, headers) => {
    const text = await raw(`POST /api/session HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\nContent-Type: application/json\r\n${headers}\r\n{}`);
    expect(statuses(text).filter((status) => status !== '400')).toEqual([]);
  });

  it.each([
    ['no host', 'GET /api/session HTTP/1.1\r\n\r\n'],
    ['two hosts', `GET /api/session HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n`],
    ['a whole address', 'GET http://evil.example/api/session HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n'],
    ['another protocol', 'GET /api/events HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
    ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
    ['too many bytes of headers', `GET / HTTP/1.1\r\nHost: HOST\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('give nothing away: %s', async (_what, bytes) => {
    const text = await raw(bytes.replaceAll('HOST', host));
    expect(statuses(text).filter((status) => status.startsWith('2') || status === '101')).toEqual([]);
  });
});

describe('the names of a server', () => {
  it.each([
    ['127.0.0.1', undefined, ['127.0.0.1:80', 'localhost:80', '[::1]:80']],
    ['::1', undefined, ['127.0.0.1:80', 'localhost:80', '[::1]:80']],
    ['10.0.0.5', undefined, ['10.0.0.5:80']],
    ['0.0.0.0', 'https://audit.example.org', ['audit.example.org']],
    ['0.0.0.0', undefined, []],
  ])('are what it listens on and what it was told: %s %s', (listen, publicUrl, names) => {
    const { hosts } = originsOf({ host: listen, port: 8080, publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl) });
    expect([...hosts].map((name) => name.replace('8080', '80'))).toEqual(names);
  });
});
