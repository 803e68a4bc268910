import type { AuditItem, AuditState, AuditSubject, LedgerEntry, LedgerKind, Verification } from '../api/audit.ts';
import { HandiworkError } from '../shared/errors.ts';
import { checkDecision } from './decide.ts';

/** Kinds that are about one item. */
export type ItemEntry = LedgerEntry<Exclude<LedgerKind, 'init' | 'import' | 'checked'>>;
export const isAboutItem = (kind: LedgerKind): boolean => kind !== 'init' && kind !== 'import' && kind !== 'checked';
export const isItemEntry = (entry: LedgerEntry): entry is ItemEntry => isAboutItem(entry.kind);

/**
 * The item after one more entry.
 *
 * @param item As it stood; undefined before it was found.
 * @param history All entries about it so far, asked for only to undo.
 * @throws {HandiworkError} When the entry is not allowed here.
 */
export async function advance(item: AuditItem | undefined, entry: ItemEntry, history: () => Promise<readonly LedgerEntry[]>): Promise<AuditItem> {
  if (entry.kind !== 'undone') return step(item, entry);
  const before = (await history()).filter(isItemEntry);
  checkUndo(before, entry);
  return replay([...before, entry]) ?? known(undefined, entry);
}

/** The item that all its entries make. @throws {HandiworkError} When one of them is not allowed where it stands. */
export function replay(entries: readonly ItemEntry[]): AuditItem | undefined {
  const undone = new Set(entries.flatMap((entry) => (entry.kind === 'undone' ? [entry.body.seq] : [])));
  let item: AuditItem | undefined;
  for (const entry of entries) if (!undone.has(entry.seq)) item = step(item, entry);
  return item;
}

function step(item: AuditItem | undefined, entry: ItemEntry): AuditItem {
  if (entry.kind === 'found') return item === undefined ? born(entry) : { ...located(item, entry.body), owner: entry.body.owner, revision: entry.seq };
  const before = known(item, entry);
  return { ...changed(before, entry), revision: entry.seq };
}

function born({ seq, at, item: id = '', body }: LedgerEntry<'found'>): AuditItem {
  return { ...body, id, state: 'open', revision: seq, since: at };
}

function changed(item: AuditItem, entry: Exclude<ItemEntry, LedgerEntry<'found'>>): AuditItem {
  switch (entry.kind) {
    case 'reopened': {
      const { decision: _decision, ...rest } = item;
      return { ...located(rest, entry.body.subject), state: 'open' };
    }
    case 'assigned': {
      const { assignee: _assignee, ...rest } = item;
      return entry.body.assignee === null ? rest : { ...rest, assignee: entry.body.assignee };
    }
    case 'decided':
      checkDecision(item, entry.body, entry.at);
      return { ...item, state: entry.body.state, decision: { ...entry.body, actor: entry.actor, at: entry.at } };
    case 'undone':
      return item;
    case 'verified':
      return verified(item, entry.body, entry.at);
  }
}

/** Everything that a scan says of it, from a newer scan. */
function located({ id, state, assignee, owner, decision, verification, revision, since }: AuditItem, subject: AuditSubject): AuditItem {
  const kept = { id, state, owner, revision, since, ...(assignee === undefined ? {} : { assignee }), ...(decision === undefined ? {} : { decision }), ...(verification === undefined ? {} : { verification }) };
  return { ...subject, ...kept };
}

function verified(item: AuditItem, body: Verification, at: string): AuditItem {
  const { path, startLine, endLine } = body;
  const place = path === undefined ? {} : { path, ...(startLine === undefined ? {} : { startLine }), ...(endLine === undefined ? {} : { endLine }) };
  return { ...item, ...place, state: stateAfter(item, body), verification: { ...body, at } };
}

/**
 * Proof of removal closes what asks for it, whether or not somebody had come to decide; what is not the agent's stays so.
 * When the proof fails later, the last decision holds again.
 */
function stateAfter({ state, decision }: AuditItem, { outcome }: Verification): AuditState {
  if (outcome === 'unread') return state;
  if (outcome === 'gone' || outcome === 'rewritten') return state === 'refuted' ? state : 'removed';
  return state === 'removed' ? (decision?.state ?? 'open') : state;
}

function known(item: AuditItem | undefined, { item: id, kind }: ItemEntry): AuditItem {
  if (item === undefined) throw new HandiworkError(`There is no finding ${id ?? `to be ${kind}`}.`, { hint: 'handiwork audit list shows their ids.' });
  return item;
}

/** Later entries of these kinds rest on the one that is to be taken back. */
const RESTING: Readonly<Record<string, readonly string[]>> = { decided: ['decided', 'verified', 'reopened'], assigned: ['assigned'] };

function checkUndo(before: readonly ItemEntry[], { item, body: { seq } }: LedgerEntry<'undone'>): void {
  const undone = new Set(before.flatMap((entry) => (entry.kind === 'undone' ? [entry.body.seq] : [])));
  const at = before.findIndex((entry) => entry.seq === seq);
  const target = before[at];
  if (target === undefined) throw new HandiworkError(`Entry ${seq} is not about ${item ?? 'a finding'}.`);
  if (undone.has(seq)) throw new HandiworkError(`Entry ${seq} was taken back already.`);
  const resting = RESTING[target.kind];
  if (resting === undefined) throw new HandiworkError(`Entry ${seq} (${target.kind}) cannot be taken back.`, { hint: 'Decisions and assignments can.' });
  const later = before.slice(at + 1).find((entry) => !undone.has(entry.seq) && resting.includes(entry.kind));
  if (later !== undefined) throw new HandiworkError(`Entry ${later.seq} (${later.kind}) came after it.`, { hint: 'Take that one back first, or decide anew.' });
}
