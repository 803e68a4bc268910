import { describe, expect, it } from 'vitest';

import type { AuditState, Decision, LedgerBodies, LedgerEntry, Verification } from '../../src/api/audit.ts';
import { permit, stateOn } from '../../src/audit/decide.ts';
import { advance, replay, type ItemEntry } from '../../src/audit/replay.ts';
import { subject } from '../store/subjects.ts';

const AT = '2026-08-01T12:00:00.000Z';
type Kind = ItemEntry['kind'];
const entry = <K extends Kind>(seq: number, kind: K, body: LedgerBodies[K]): ItemEntry =>
  ({ seq, kind, body, at: AT, actor: 'Ada', item: 'f1', previous: '', hash: '' }) as unknown as ItemEntry;

const DECISIONS: Readonly<Record<Decision['state'], Decision>> = {
  open: { state: 'open', reason: 'a second look' },
  confirmed: { state: 'confirmed', reason: 'the trailer is right' },
  refuted: { state: 'refuted', reason: 'the trailer was copied' },
  accepted: { state: 'accepted', reason: 'until the release', approver: 'Lin', expires: '2026-09-01' },
};

/** Steps by name: a state to decide for, or an outcome of verify. */
function entriesOf(steps: readonly string[]): ItemEntry[] {
  return [entry(1, 'found', subject('a')), ...steps.map((step, index) => {
    const decision = DECISIONS[step as Decision['state']];
    return decision === undefined ? entry(index + 2, 'verified', { outcome: step as Verification['outcome'], commit: 'd'.repeat(40) }) : entry(index + 2, 'decided', decision);
  })];
}

describe('the state of a finding', () => {
  it.each<[string, AuditState]>([
    ['', 'open'],
    ['confirmed', 'confirmed'], ['refuted', 'refuted'], ['accepted', 'accepted'],
    ['confirmed confirmed', 'confirmed'], ['confirmed open', 'open'], ['confirmed refuted', 'refuted'], ['confirmed accepted', 'accepted'],
    ['refuted confirmed', 'confirmed'], ['refuted open', 'open'], ['accepted accepted', 'accepted'], ['accepted open', 'open'],
    ['gone', 'removed'], ['confirmed gone', 'removed'], ['accepted gone', 'removed'], ['refuted gone', 'refuted'],
    ['confirmed rewritten', 'removed'], ['refuted rewritten', 'refuted'],
    ['present', 'open'], ['confirmed present', 'confirmed'], ['confirmed moved', 'confirmed'], ['confirmed unread', 'confirmed'],
    ['gone unread', 'removed'], ['gone reintroduced', 'open'], ['gone present', 'open'],
    ['confirmed gone reintroduced', 'confirmed'], ['confirmed gone moved', 'confirmed'], ['accepted gone reintroduced', 'accepted'],
    ['confirmed gone open', 'open'], ['gone confirmed', 'confirmed'], ['confirmed gone gone', 'removed'],
  ])('after "%s" is %s', (steps, state) => {
    expect(replay(entriesOf(steps.split(' ').filter(Boolean)))?.state).toBe(state);
  });

  it.each(['open', 'gone refuted', 'gone accepted'])('cannot go "%s"', (steps) => {
    expect(() => replay(entriesOf(steps.split(' ')))).toThrow(/cannot become/);
  });

  it.each<[Partial<Decision>, RegExp]>([
    [{ reason: '  ' }, /needs a reason/],
    [{ reason: 'x'.repeat(5000) }, /at most 4000/],
    [{ approver: '' }, /needs an approver/],
    [{ expires: '2026-02-30' }, /last day/],
    [{ expires: '2026-07-31' }, /is over/],
    [{ state: 'confirmed' }, /Only what is accepted/],
  ])('cannot be accepted with %j', (change, problem) => {
    expect(() => replay([entry(1, 'found', subject('a')), entry(2, 'decided', { ...DECISIONS.accepted, ...change })])).toThrow(problem);
  });

  it('may be accepted until the day on which that is decided', () => {
    expect(replay([entry(1, 'found', subject('a')), entry(2, 'decided', { ...DECISIONS.accepted, expires: AT.slice(0, 10) })])?.state).toBe('accepted');
  });

  it('is open again after the last day of what was accepted', () => {
    const item = replay(entriesOf(['accepted']));
    expect(item && [stateOn(item, '2026-09-01'), stateOn(item, '2026-09-02')]).toEqual(['accepted', 'open']);
  });

  it('opens again with new evidence, and forgets the decision', () => {
    const item = replay([...entriesOf(['refuted']), entry(3, 'reopened', { why: 'a record came', subject: { ...subject('a'), class: 'recorded', rule: 'recorded' } })]);
    expect(item).toMatchObject({ state: 'open', class: 'recorded', revision: 3, since: AT });
    expect(item).not.toHaveProperty('decision');
  });

  it('keeps what people said when a newer scan finds it elsewhere', () => {
    const item = replay([...entriesOf(['confirmed']), entry(3, 'assigned', { assignee: 'Grace' }), entry(4, 'found', { ...subject('a'), path: 'lib/b.ts', owner: 'lib/' })]);
    expect(item).toMatchObject({ state: 'confirmed', assignee: 'Grace', path: 'lib/b.ts', owner: 'lib/', revision: 4 });
  });

  it('moves with the place that verify saw', () => {
    const item = replay([...entriesOf([]), entry(2, 'verified', { outcome: 'moved', commit: 'd'.repeat(40), path: 'lib/b.ts', startLine: 5, endLine: 14, similarity: 1 })]);
    expect(item).toMatchObject({ path: 'lib/b.ts', startLine: 5, endLine: 14, verification: { outcome: 'moved', at: AT } });
  });
});

describe('taking back', () => {
  const undo = async (steps: readonly ItemEntry[], seq: number) => {
    const item = replay(steps);
    const last = entry(steps.length + 1, 'undone', { seq });
    return advance(item, last, async () => steps as LedgerEntry[]);
  };

  it('makes the item stand as before', async () => {
    expect(await undo(entriesOf(['confirmed', 'refuted']), 3)).toMatchObject({ state: 'confirmed', decision: { state: 'confirmed' }, revision: 4 });
    expect(await undo([...entriesOf([]), entry(2, 'assigned', { assignee: 'Grace' })], 2)).not.toHaveProperty('assignee');
  });

  it('goes on one by one', async () => {
    const steps = [...entriesOf(['confirmed', 'refuted']), entry(4, 'undone', { seq: 3 })];
    expect(await undo(steps, 2)).toMatchObject({ state: 'open', revision: 5 });
    await expect(undo(steps, 3)).rejects.toThrow(/already/);
  });

  it('leaves alone what came to be known meanwhile', async () => {
    expect(await undo([...entriesOf(['confirmed']), entry(3, 'found', { ...subject('a'), path: 'b.ts' }), entry(4, 'assigned', { assignee: 'Grace' })], 2)).toMatchObject({ state: 'open', path: 'b.ts', assignee: 'Grace' });
  });

  it.each<[string, number, RegExp]>([
    ['confirmed refuted', 2, /Entry 3 \(decided\) came after/],
    ['confirmed gone', 2, /Entry 3 \(verified\) came after/],
    ['confirmed', 1, /\(found\) cannot be taken back/],
    ['confirmed', 9, /is not about f1/],
  ])('is refused after "%s" for entry %i', async (steps, seq, problem) => {
    await expect(undo(entriesOf(steps.split(' ')), seq)).rejects.toThrow(problem);
  });
});

describe('roles', () => {
  it.each([
    ['viewer', 'confirmed', /may look/], ['viewer', 'accepted', /may look/], ['reviewer', 'confirmed', undefined],
    ['reviewer', 'accepted', /may not accept/], ['approver', 'accepted', undefined], ['approver', 'refuted', undefined],
  ] as const)('a %s who says %s', (role, state, problem) => {
    const act = (): void => permit({ name: 'Ada', role }, { state });
    if (problem === undefined) expect(act).not.toThrow();
    else expect(act).toThrow(problem);
  });
});
