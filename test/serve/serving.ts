import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';

import type { Actor, Ledger, LedgerDraft } from '../../src/api/audit.ts';
import { linkDoor } from '../../src/serve/link-door.ts';
import type { Door } from '../../src/serve/door.ts';
import type { Session } from '../../src/serve/contract.ts';
import { serve, type ServeOptions, type Serving } from '../../src/serve/server.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';
import { found, init } from '../store/subjects.ts';

/** What the made repository holds. Paths are Latin-1 strings of their bytes. */
export const FILES = new Map([
  ['src/a.ts', 'export const a = 1;\nexport const b = 2;\n'],
  ['packages/api/package.json', '{"name":"api"}\n'],
  ['packages/api/<img src=x onerror=alert(1)>.ts', '// </script><script>alert(1)</script>\n'],
  ['bin/\xff.py', 'print(1)\n'],
  ['image.png', 'a\0b'],
  ['large.txt', `${'x'.repeat(5000)}\n`],
]);

/** Of the commit of that repository. */
export const SUBJECT = 'Add <img src=x onerror=alert(3)> to the pages';

export const PAGES = { script: `void 0;${' '.repeat(4000)}`, style: 'a{}' };

export interface Audited {
  ledger: Ledger;
  file: string;
  repository: string;
  head: string;
}

/** A ledger with three findings (f3 to f5) of a real repository. */
export async function audited({ more = [] }: { more?: readonly LedgerDraft[] } = {}): Promise<Audited> {
  const repository = scratchFolder();
  const [head = ''] = makeRepository(repository, [{ parents: [], date: noon('2026-07-01'), message: `${SUBJECT}\n\nMore.\n`, files: FILES }]);
  const file = join(scratchFolder(), 'audit.db');
  const ledger = await openLedger(file, { create: true });
  await ledger.append('Ada', [
    init,
    { kind: 'import', body: { repository: 'web', head, ruleSet: '1', findings: 3 } },
    found('a', { startLine: 1, endLine: 2, sketch: [1, 2, 3] }),
    found('hostile', { path: 'packages/api/<img src=x onerror=alert(1)>.ts', startLine: 1, endLine: 1, expectedLines: 1, owner: '@org/api', message: '<script>alert(1)</script>' }),
    found('bytes', { path: 'bin/\udcff.py', startLine: 1, endLine: 1, expectedLines: 1, agent: 'codex' }),
    ...more,
  ]);
  return { ledger, file, repository, head };
}

export interface Served {
  serving: Serving;
  /** What the server said had failed. */
  failures: string[];
  /** Of the next link, when that is how people come in. */
  token: () => string;
}

export async function served({ ledger, repository }: Pick<Audited, 'ledger' | 'repository'>, more: Partial<ServeOptions> & { actor?: Actor } = {}): Promise<Served> {
  const { actor = { name: 'Ada', role: 'approver' }, ...options } = more;
  const failures: string[] = [];
  const link = linkDoor(actor, () => undefined);
  const door: Door = options.door ?? link;
  const serving = await serve({
    ledger, door, listen: { host: '127.0.0.1', port: 0 }, sources: new Map([['web', repository]]), pages: PAGES, version: '0.0.0',
    failed: (route, error) => void failures.push(`${route}: ${String(error)}`), ...options,
  });
  return { serving, failures, token: link.token };
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
  // eslint-disable-next-line typescript/no-explicit-any -- tests look into answers of all shapes
  json: any;
}

export interface Question {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: unknown;
  /** Sent as it is. */
  raw?: string | Buffer;
}

/** Asks as a page of the server would, unless headers say otherwise; `''` leaves a header out. */
export function ask(url: string, { method = 'GET', path = '/', headers = {}, body, raw }: Question): Promise<Reply> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const all = { ...(method === 'GET' ? {} : { Origin: url }), ...(sent === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(sent)) }), ...headers };
  return new Promise((resolve, reject) => {
    const asking = httpRequest(url, { method, path, agent: false, headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        const text = bytes.toString('utf8');
        const isJson = /json/.test(response.headers['content-type'] ?? '') && response.headers['content-encoding'] === undefined;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text, json: isJson && text !== '' ? JSON.parse(text) : undefined });
      });
    });
    asking.on('error', reject);
    asking.end(sent);
  });
}

export type Ask = (question: Question) => Promise<Reply>;

/** Somebody who is signed in. */
export interface Browser {
  ask: Ask;
  cookie: string;
  session: Session;
}

/** Signs in and keeps cookie and token for what follows. */
export async function signIn(url: string, token: string): Promise<Browser> {
  const reply = await ask(url, { method: 'POST', path: '/api/session', body: { token } });
  if (reply.status !== 200) throw new Error(`no sign-in: ${reply.text}`);
  const cookie = (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  return browserWith(url, { Cookie: cookie }, reply.json as Session, cookie);
}

/** Asks with headers that say who it is. */
export const browserWith = (url: string, own: Record<string, string>, session: Session, cookie = ''): Browser => ({
  cookie, session,
  ask: (question) => ask(url, { ...question, headers: { ...own, ...(question.method === undefined || question.method === 'GET' ? {} : { 'X-Handiwork-Csrf': session.csrf }), ...question.headers } }),
});

/** An audit, its server, and Ada signed in there. */
export interface Scene {
  audit: Audited;
  server: Served;
  ada: Browser;
}

/** A new scene for every test of a file; none may end with a failure that the server did not expect. Look at it inside tests only. */
export function eachWithScene(): Scene {
  const scene = {} as Scene;
  beforeEach(async () => {
    scene.audit = await audited();
    scene.server = await served(scene.audit);
    scene.ada = await signIn(scene.server.serving.url, scene.server.token());
  });
  afterEach(async () => {
    await scene.server.serving.close();
    await scene.audit.ledger.close();
    expect(scene.server.failures).toEqual([]);
  });
  afterAll(removeScratch);
  return scene;
}
