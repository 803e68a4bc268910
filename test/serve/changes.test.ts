import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';

import type { LedgerDraft } from '../../src/api/audit.ts';
import { openLedger } from '../../src/store/open-ledger.ts';
import { decided } from '../store/subjects.ts';
import { eachWithScene, served, signIn } from './serving.ts';

const scene = eachWithScene();

const ACCEPTED = (item: string): LedgerDraft => ({ kind: 'decided', item, body: { state: 'accepted', reason: 'vendor', approver: 'Lin', expires: '2099-12-31' } });
const decide = (items: unknown, decision: unknown) => scene.ada.ask({ method: 'POST', path: '/api/decisions', body: { items, decision } });

describe('a decision', () => {
  it('is in the ledger, under the name of who signed in, when it is answered', async () => {
    const { status, json } = await decide([{ id: 'f3', revision: 3 }, { id: 'f4', revision: 4 }], { state: 'confirmed', reason: 'looks like it' });
    expect(status).toBe(200);
    expect(json).toMatchObject({ seq: 7, items: [{ id: 'f3', state: 'confirmed', revision: 6 }, { id: 'f4', revision: 7 }], entries: [{ id: 'f3', seq: 6 }, { id: 'f4', seq: 7 }] });
    const again = await openLedger(scene.audit.file);
    expect(await again.item('f3')).toMatchObject({ state: 'confirmed', decision: { actor: 'Ada', reason: 'looks like it' } });
    expect(await again.check()).toMatchObject({ ok: true, entries: 7 });
    await again.close();
  });

  it('is refused as a whole when somebody was quicker on one of its items, which is shown as it is now', async () => {
    await scene.audit.ledger.append('Grace', [decided('f4', 'refuted')]);
    const { status, json } = await decide([{ id: 'f3', revision: 3 }, { id: 'f4', revision: 4 }], { state: 'confirmed', reason: 'x' });
    expect(status).toBe(409);
    expect(json).toMatchObject({ code: 'conflict', detail: 'f4 was decided by Grace meanwhile (entry 6): it is refuted.', items: [{ id: 'f4', state: 'refuted', revision: 6 }] });
    expect(json.items).toHaveLength(1);
    expect(await scene.audit.ledger.item('f3')).toMatchObject({ state: 'open' });
  });

  it('of two at the same time is taken once', async () => {
    const replies = await Promise.all(['confirmed', 'refuted'].map((state) => decide([{ id: 'f3', revision: 3 }], { state, reason: 'x' })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await scene.audit.ledger.head()).toBe(6);
  });

  it('is to be sent again when others keep the ledger busy for longer than the server waits', async () => {
    const impatient = await openLedger(scene.audit.file, { patienceMs: 50 });
    const server = await served({ ...scene.audit, ledger: impatient });
    const grace = await signIn(server.serving.url, server.token());
    const holder = new Libsql(scene.audit.file);
    holder.exec('begin immediate');
    const send = () => grace.ask({ method: 'POST', path: '/api/decisions', body: { items: [{ id: 'f3', revision: 3 }], decision: { state: 'confirmed', reason: 'x' } } });
    expect(await send()).toMatchObject({ status: 503, headers: { 'retry-after': '5', 'content-type': 'application/problem+json; charset=utf-8' }, json: { code: 'busy' } });
    holder.exec('rollback');
    holder.close();
    expect((await send()).status).toBe(200);
    expect(server.failures).toEqual([]);
    await server.serving.close();
    await impatient.close();
  });

  it('to accept names its sender as the approver, and nobody else', async () => {
    const { json } = await decide([{ id: 'f3', revision: 3 }], { state: 'accepted', reason: 'vendor', expires: '2099-01-01' });
    expect(json.items[0].decision).toMatchObject({ approver: 'Ada', expires: '2099-01-01' });
    expect(await decide([{ id: 'f4', revision: 4 }], { state: 'accepted', reason: 'vendor', expires: '2099-01-01', approver: 'Lin' })).toMatchObject({ status: 422, json: { code: 'not-allowed' } });
  });

  it.each([
    ['no reason', { state: 'confirmed', reason: ' ' }],
    ['a day that is over', { state: 'accepted', reason: 'x', expires: '2020-01-01' }],
    ['no day', { state: 'accepted', reason: 'x' }],
    ['an end that only acceptance has', { state: 'confirmed', reason: 'x', expires: '2099-01-01' }],
    ['a step that is not allowed', { state: 'open', reason: 'x' }],
  ])('that the rules refuse says why: %s', async (_what, decision) => {
    const { status, json } = await decide([{ id: 'f3', revision: 3 }], decision);
    expect([status, json.code]).toEqual([422, 'not-allowed']);
    expect(json.detail).not.toBe('');
  });

  it.each([
    ['a state that only proof gives', [{ id: 'f3', revision: 3 }], { state: 'removed', reason: 'x' }],
    ['an actor of its own', [{ id: 'f3', revision: 3 }], { state: 'confirmed', reason: 'x', actor: 'Grace' }],
    ['no item', [], { state: 'confirmed', reason: 'x' }],
    ['an item twice', [{ id: 'f3', revision: 3 }, { id: 'f3', revision: 3 }], { state: 'confirmed', reason: 'x' }],
    ['no revision', [{ id: 'f3' }], { state: 'confirmed', reason: 'x' }],
    ['a text as revision', [{ id: 'f3', revision: '3' }], { state: 'confirmed', reason: 'x' }],
    ['an id that is none', [{ id: '__proto__', revision: 3 }], { state: 'confirmed', reason: 'x' }],
    ['too many items', Array.from({ length: 5001 }, (_, at) => ({ id: `f${at + 1}`, revision: 1 })), { state: 'confirmed', reason: 'x' }],
    ['a reason as long as a book', [{ id: 'f3', revision: 3 }], { state: 'confirmed', reason: 'x'.repeat(6000) }],
  ])('that cannot be read is refused: %s', async (_what, items, decision) => {
    expect(await decide(items, decision)).toMatchObject({ status: 400, json: { code: 'bad-request' } });
    expect(await scene.audit.ledger.head()).toBe(5);
  });

  it('about an unknown item changes nothing', async () => {
    expect(await decide([{ id: 'f3', revision: 3 }, { id: 'f99', revision: 1 }], { state: 'confirmed', reason: 'x' })).toMatchObject({ status: 422 });
    expect(await scene.audit.ledger.head()).toBe(5);
  });
});

describe('undo', () => {
  it('takes back what was decided', async () => {
    const { json } = await decide([{ id: 'f3', revision: 3 }], { state: 'confirmed', reason: 'x' });
    const undone = await scene.ada.ask({ method: 'POST', path: '/api/undo', body: { items: [{ id: 'f3', revision: 6, seq: json.entries[0].seq }] } });
    expect(undone).toMatchObject({ status: 200, json: { seq: 7, items: [{ id: 'f3', state: 'open', revision: 7 }] } });
    expect((await scene.ada.ask({ path: '/api/items/f3' })).json.undoable).toBeUndefined();
    expect(await scene.audit.ledger.check()).toMatchObject({ ok: true });
  });

  it('is refused when somebody decided since', async () => {
    await decide([{ id: 'f3', revision: 3 }], { state: 'confirmed', reason: 'x' });
    await scene.audit.ledger.append('Grace', [decided('f3', 'refuted')]);
    expect(await scene.ada.ask({ method: 'POST', path: '/api/undo', body: { items: [{ id: 'f3', revision: 6, seq: 6 }] } })).toMatchObject({ status: 409, json: { items: [{ state: 'refuted' }] } });
    expect(await scene.ada.ask({ method: 'POST', path: '/api/undo', body: { items: [{ id: 'f3', revision: 7, seq: 6 }] } })).toMatchObject({ status: 422 });
  });

  it('of what was put in the place of an acceptance is for an approver, or for whoever put it there', async () => {
    await scene.audit.ledger.append('Lin', [ACCEPTED('f3'), ACCEPTED('f4')]);
    await scene.audit.ledger.append('Lin', [decided('f3', 'confirmed')]);
    const other = await served(scene.audit, { actor: { name: 'Grace', role: 'reviewer' } });
    const grace = await signIn(other.serving.url, other.token());
    const undo = (items: unknown) => ({ method: 'POST', path: '/api/undo', body: { items } });
    expect(await grace.ask(undo([{ id: 'f3', revision: 8, seq: 8 }]))).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    expect(await scene.audit.ledger.item('f3')).toMatchObject({ state: 'confirmed', revision: 8 });
    await grace.ask({ method: 'POST', path: '/api/decisions', body: { items: [{ id: 'f4', revision: 7 }], decision: { state: 'open', reason: 'a slip' } } });
    expect(await grace.ask(undo([{ id: 'f4', revision: 9, seq: 9 }]))).toMatchObject({ status: 200, json: { items: [{ state: 'accepted' }] } });
    expect(await scene.ada.ask(undo([{ id: 'f3', revision: 8, seq: 8 }]))).toMatchObject({ status: 200, json: { items: [{ state: 'accepted' }] } });
    await other.serving.close();
  });

  it('is for decisions and assignments only', async () => {
    expect(await scene.ada.ask({ method: 'POST', path: '/api/undo', body: { items: [{ id: 'f3', revision: 3, seq: 3 }] } })).toMatchObject({ status: 422, json: { detail: expect.stringContaining('cannot be taken back') } });
  });
});

describe('an assignment', () => {
  it('shows what was accepted until yesterday as open, as the list does', async () => {
    await scene.audit.ledger.append('Lin', [ACCEPTED('f3')]);
    const later = await served(scene.audit, { clock: () => new Date('2100-01-01T12:00:00Z') });
    const browser = await signIn(later.serving.url, later.token());
    const reply = await browser.ask({ method: 'POST', path: '/api/assign', body: { items: [{ id: 'f3', revision: 6 }], assignee: 'Grace' } });
    expect(reply).toMatchObject({ status: 200, json: { items: [{ id: 'f3', state: 'open', assignee: 'Grace' }] } });
    await later.serving.close();
  });

  it('names somebody, or nobody', async () => {
    const assign = (revision: number, assignee: unknown) => scene.ada.ask({ method: 'POST', path: '/api/assign', body: { items: [{ id: 'f3', revision }], assignee } });
    expect(await assign(3, 'Grace Hopper')).toMatchObject({ status: 200, json: { items: [{ assignee: 'Grace Hopper' }] } });
    expect((await scene.ada.ask({ path: '/api/session' })).json.people).toEqual(['Ada', 'Grace Hopper']);
    expect((await assign(6, null)).json.items[0].assignee).toBeUndefined();
    for (const wrong of ['', 'a\nb', 'a\u202eb', 'x'.repeat(101), 3, undefined]) expect((await assign(7, wrong)).status).toBe(400);
  });
});
