import { get, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';

import type { LedgerNews } from '../../src/serve/contract.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { decided, found } from '../store/subjects.ts';
import { eachWithScene, served, signIn } from './serving.ts';

const scene = eachWithScene();

interface Listening {
  response: IncomingMessage;
  /** The next news. */
  next(): Promise<LedgerNews & { id: string }>;
  ended: Promise<void>;
  close(): void;
}

function listen(headers: Record<string, string> = {}): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const asking = get(`${scene.server.serving.url}/api/events`, { agent: false, headers: { Cookie: scene.ada.cookie, ...headers } }, (response) => {
      const news: (LedgerNews & { id: string })[] = [];
      const waiting: ((one: LedgerNews & { id: string }) => void)[] = [];
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const lines = Object.fromEntries(text.slice(0, end).split('\n').map((line) => line.split(/: (.*)/s)));
          text = text.slice(end + 2);
          if (lines['event'] !== 'changed') continue;
          const one = { ...JSON.parse(lines['data'] ?? ''), id: lines['id'] ?? '' };
          const wait = waiting.shift();
          if (wait) wait(one);
          else news.push(one);
        }
      });
      response.on('error', () => undefined); // the test goes away
      resolve({
        response,
        next: () => new Promise((take) => { const one = news.shift(); if (one) take(one); else waiting.push(take); }),
        ended: new Promise((end) => response.on('close', end)),
        close: () => asking.destroy(),
      });
    });
    asking.on('error', reject);
  });
}

describe('events', () => {
  it('begin with where the ledger is, and tell what others decide', async () => {
    const page = await listen();
    expect(page.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(await page.next()).toEqual({ seq: 5, items: [], id: '5' });
    const other = await signIn(scene.server.serving.url, scene.server.token());
    await other.ask({ method: 'POST', path: '/api/decisions', body: { items: [{ id: 'f4', revision: 4 }], decision: { state: 'refuted', reason: 'x' } } });
    expect(await page.next()).toEqual({ seq: 6, items: ['f4'], id: '6' });
    page.close();
  });

  it('tell what another process wrote into the same ledger', async () => {
    const page = await listen();
    await page.next();
    const elsewhere = await openLedger(scene.audit.file);
    await elsewhere.append('Grace', [decided('f5', 'confirmed'), decided('f3', 'refuted')]);
    await elsewhere.close();
    expect(await page.next()).toEqual({ seq: 7, items: ['f3', 'f5'], id: '7' });
    page.close();
  });

  it('after a lost connection tell what was missed', async () => {
    await scene.audit.ledger.append('Grace', [decided('f5', 'confirmed'), decided('f3', 'refuted')]);
    const page = await listen({ 'Last-Event-ID': '6' });
    expect(await page.next()).toEqual({ seq: 7, items: ['f3'], id: '7' });
    page.close();
  });

  it('name no items when there are too many', async () => {
    const page = await listen();
    await page.next();
    await scene.audit.ledger.append('Grace', Array.from({ length: 501 }, (_, at) => found(`more-${at}`)));
    expect(await page.next()).toEqual({ seq: 506, items: null, id: '506' });
    page.close();
  });

  it('end when the server does', async () => {
    const page = await listen();
    await page.next();
    await scene.server.serving.close();
    await page.ended;
    scene.server = await served(scene.audit);
  });

  it('go to a dozen pages of one person, and no more', async () => {
    const pages = await Promise.all(Array.from({ length: 12 }, () => listen()));
    expect(await scene.ada.ask({ path: '/api/events' })).toMatchObject({ status: 429, json: { code: 'too-many' } });
    for (const page of pages) page.close();
  });
});
