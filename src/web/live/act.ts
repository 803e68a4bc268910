import type { AuditState, Decision } from '../../api/audit.ts';
import type { Changed, ItemDetail, Seen } from '../../serve/contract.ts';
import { plural } from '../model/format.ts';
import { go, printRoute, route } from '../model/route.ts';
import { ask, Refused } from './api.ts';
import { itemOf, put, rowFrom, type ItemRow } from './items.ts';
import { say } from './notice.tsx';
import { STATE_LABELS } from './states.tsx';

/** The newest change made in this page, to be taken back by one key. */
let last: { id: string; seq: number }[] = [];

const seen = (rows: readonly ItemRow[]): Seen[] => rows.map(({ id, revision }) => ({ id, revision }));

export const decide = (rows: readonly ItemRow[], decision: Decision): Promise<void> =>
  change(rows, { path: '/api/decisions', body: { items: seen(rows), decision }, expected: { state: decision.state }, done: (some) => `${some}: ${STATE_LABELS[decision.state].toLowerCase()}.` });

export const assign = (rows: readonly ItemRow[], assignee: string | null): Promise<void> =>
  change(rows, { path: '/api/assign', body: { items: seen(rows), assignee }, expected: { assignee: assignee ?? '' }, done: (some) => (assignee === null ? `${some}: assigned to nobody.` : `${some}: assigned to ${assignee}.`) });

/** Takes back the newest change of this page; when there is none, the newest of the finding that is shown. */
export function undoLast(shown?: ItemRow): void {
  const changes = last.flatMap(({ id, seq }) => {
    const row = itemOf(id);
    return row === undefined ? [] : [{ row, seq }];
  });
  if (changes.length > 0) void undo(changes);
  else if (shown !== undefined) void undoOf(shown);
  else say('There is nothing to undo in this page. Open a finding to take back its newest decision.');
}

/** Takes back the newest decision or assignment of one item, whoever made it. */
export async function undoOf(row: ItemRow): Promise<void> {
  const { undoable } = await ask<ItemDetail>(`/api/items/${encodeURIComponent(row.id)}`);
  if (undoable === undefined) say('Nothing of this finding can be taken back.');
  else await undo([{ row, seq: undoable.seq }]);
}

async function undo(changes: readonly { row: ItemRow; seq: number }[]): Promise<void> {
  const rows = changes.map(({ row }) => row);
  const body = { items: changes.map(({ row, seq }) => ({ id: row.id, revision: row.revision, seq })) };
  await change(rows, { path: '/api/undo', body, expected: {}, done: (some) => `${some}: taken back.`, isUndo: true });
}

interface Change {
  path: string;
  body: unknown;
  /** How the rows will look if all goes well: shown at once. */
  expected: Partial<Pick<ItemRow, 'assignee'>> & { state?: AuditState };
  done(some: string): string;
  isUndo?: boolean;
}

/** Shows a change at once, sends it, and puts everything back when it is refused. */
async function change(rows: readonly ItemRow[], { path, body, expected, done, isUndo = false }: Change): Promise<void> {
  const before = rows.map(({ id }) => itemOf(id)).filter((row) => row !== undefined);
  put(before.map((row) => ({ ...row, ...expected })));
  try {
    const changed = await ask<Changed>(path, { method: 'POST', body });
    put(changed.items.flatMap((item) => rowFrom(item) ?? []));
    last = isUndo ? [] : changed.entries;
    say(done(plural(rows.length, 'finding')), isUndo ? {} : { action: { name: 'Undo (u)', act: () => undoLast() } });
  } catch (error) {
    put(before);
    if (!(error instanceof Refused)) throw error;
    refuse(error, rows);
  }
}

/** Somebody was quicker: shows how things stand now, and who brought them there. */
function refuse({ message, problem }: Refused, rows: readonly ItemRow[]): void {
  const now = problem.items ?? [];
  put(now.flatMap((item) => rowFrom(item) ?? []));
  if (problem.code !== 'conflict' || now.length === 0) {
    say(message, { isBad: true, ...wayBack(rows) });
    return;
  }
  const [first] = now;
  const who = first?.decision?.actor;
  const how = first === undefined ? '' : ` It is ${STATE_LABELS[first.state].toLowerCase()} now${who === undefined ? '' : `, by ${who}`}${now.length > 1 ? `, and ${plural(now.length - 1, 'more', 'more')}` : ''}.`;
  say(`Not written: somebody else changed it in the meantime.${how} Look again, then decide.`, { isBad: true, ...wayBack(now) });
}

/** The page has gone on to the next finding meanwhile. */
function wayBack([first]: readonly { id: string }[]): { action?: { name: string; act(): void } } {
  if (first === undefined || route.value.path[0] !== 'item') return {};
  return { action: { name: 'Show it', act: () => go(printRoute(['item', first.id], route.value.params)) } };
}
