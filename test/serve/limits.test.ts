import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import { limitAttempts } from '../../src/serve/attempts.ts';
import type { Door } from '../../src/serve/door.ts';
import type { Mirror } from '../../src/serve/mirror.ts';
import { News } from '../../src/serve/news.ts';
import { Refusal } from '../../src/serve/problem.ts';
import { openSessions } from '../../src/serve/sessions.ts';

describe('attempts to sign in', () => {
  let now = Date.UTC(2026, 7, 1);
  const begin = limitAttempts(() => new Date(now));

  it('are a hundred a minute, however many addresses they come from', () => {
    for (let at = 0; at < 100; at += 1) begin(`198.51.100.${at}`);
    expect(() => begin('203.0.113.1')).toThrow(Refusal);
    now += 60_000;
    expect(() => begin('203.0.113.1')).not.toThrow();
  });

  it('count only when they fail', () => {
    now += 60_000;
    for (let at = 0; at < 200; at += 1) begin('203.0.113.2')();
    expect(() => begin('203.0.113.2')).not.toThrow();
  });
});

describe('sessions', () => {
  it('are a thousand: one more takes the place of the oldest', () => {
    const door: Door = { kind: 'token', holderOf: (name) => ({ name, role: 'viewer' }), people: () => [] };
    const sessions = openSessions(door, { name: 'test', secure: false, clock: () => new Date(0) });
    const cookies = Array.from({ length: 1_001 }, (_, at) => sessions.begin(`person ${at}`).cookie.split(';')[0]);
    const who = (cookie: string | undefined): string => sessions.identify({ headers: { cookie } } as IncomingMessage).actor.name;
    expect(() => who(cookies[0])).toThrow(Refusal);
    expect([who(cookies[1]), who(cookies[1_000])]).toEqual(['person 1', 'person 1000']);
  });
});

describe('news', () => {
  it.each([[0, false], [2 << 20, true]])('with %i bytes that a page has not read: it is let go: %s', async (writableLength, isGone) => {
    const response = Object.assign(new EventEmitter(), { writableLength, destroyed: false, write: () => true, end: () => undefined, destroy() { response.destroyed = true; } });
    const mirror = { refresh: () => Promise.resolve({ seq: 5, items: new Map() }) } as unknown as Mirror;
    const news = new News(mirror, (error) => { throw error; });
    news.listen(response as unknown as ServerResponse, { actor: { name: 'Ada', role: 'viewer' }, csrf: '', holds: () => true }, undefined);
    await soon();
    expect(response.destroyed).toBe(isGone);
    news.close();
  });
});
