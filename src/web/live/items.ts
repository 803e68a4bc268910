import { computed, signal } from '@preact/signals';

import type { AuditItem, AuditState } from '../../api/audit.ts';
import type { EvidenceClass } from '../../api/evidence.ts';
import { safeText } from '../../report/safe-text.ts';
import type { ItemTable, NumberColumn, TextColumn } from '../../serve/contract.ts';
import { kindOfClass, type Kind } from '../model/kinds.ts';

/** One finding under audit, as the lists show it. */
export interface ItemRow {
  id: string;
  state: AuditState;
  kind: Kind;
  /** As the server names it; only for questions. */
  repository: string;
  path: string | undefined;
  agent: string;
  commit: string | undefined;
  owner: string;
  assignee: string;
  decidedBy: string;
  expires: string | undefined;
  message: string;
  startLine: number | undefined;
  endLine: number | undefined;
  resemblance: number | null;
  expectedLines: number;
  minutes: number;
  revision: number;
}

/** Best first: by expected lines per minute of review, then by place. A decision moves nothing. */
const order = (a: ItemRow, b: ItemRow): number =>
  b.expectedLines / b.minutes - a.expectedLines / a.minutes || compare(a.path ?? '', b.path ?? '') || (a.startLine ?? 0) - (b.startLine ?? 0) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const items = signal<readonly ItemRow[]>([]);
export const isLoaded = signal(false);
/** `seq` of the newest entry that is shown. */
export const seq = signal(0);
const places = computed(() => new Map(items.value.map(({ id }, at) => [id, at])));

export const itemOf = (id: string): ItemRow | undefined => items.value[places.value.get(id) ?? -1];

/** A finding that somebody changed. */
export interface Change {
  id: string;
  /** Who wrote the newest entry about it. */
  by: string;
}

/** Takes a table in: all of it, or only what changed. @returns What was not known to have changed. */
export function takeTable(table: ItemTable): Change[] {
  const rows = rowsOf(table);
  seq.value = Math.max(seq.value, table.seq);
  if (table.complete) {
    items.value = rows.toSorted(order);
    isLoaded.value = true;
    return [];
  }
  const changed = rows.filter((row) => (itemOf(row.id)?.revision ?? -1) < row.revision);
  const expired = rows.filter((row) => isExpired(row, itemOf(row.id)));
  put([...changed, ...expired]);
  const authors = authorsOf(table);
  return changed.map(({ id }) => ({ id, by: authors.get(id) ?? '' }));
}

/** What was accepted until yesterday is open today, although nobody wrote an entry. */
const isExpired = (now: ItemRow, before: ItemRow | undefined): boolean => before?.state === 'accepted' && before.revision === now.revision && now.state === 'open';

/** Replaces rows, and adds those that are new. What is known to be newer stays: answers overtake each other. */
export function put(rows: readonly ItemRow[]): void {
  if (rows.length === 0) return;
  const next = [...items.value];
  const added: ItemRow[] = [];
  for (const row of rows) {
    const at = places.value.get(row.id);
    if (at === undefined) added.push(row);
    else if (row.revision >= (next[at]?.revision ?? 0)) next[at] = row;
  }
  items.value = added.length === 0 ? next : [...next, ...added].toSorted(order);
}

/** An item as it came back from a change. */
export function rowFrom(item: AuditItem): ItemRow | undefined {
  const known = itemOf(item.id);
  if (known === undefined) return undefined;
  return { ...known, state: item.state, assignee: shown(item.assignee) ?? '', decidedBy: shown(item.decision?.actor) ?? '', expires: item.decision?.expires, revision: item.revision };
}

const shown = (text: string | undefined): string | undefined => (text === undefined ? undefined : safeText(text, 600));

function authorsOf({ texts, columns }: ItemTable): Map<string, string> {
  return new Map(columns.id.map((id, at) => [id, shown(texts.changedBy[columns.changedBy[at] ?? -1]) ?? '']));
}

function rowsOf({ texts, columns }: ItemTable): ItemRow[] {
  const safe = Object.fromEntries(Object.entries(texts).map(([column, list]) => [column, list.map((text) => safeText(text, 600))])) as Record<TextColumn, string[]>;
  const text = (column: TextColumn, at: number): string | undefined => safe[column][columns[column][at] ?? -1];
  const number = (column: NumberColumn, at: number): number | undefined => columns[column][at] ?? undefined;
  return columns.id.map((id, at): ItemRow => ({
    id,
    state: columns.state[at] ?? 'open',
    kind: kindOfClass((text('class', at) ?? 'contextual') as EvidenceClass),
    repository: text('repository', at) ?? '',
    path: text('path', at),
    agent: text('agent', at) ?? '',
    commit: text('commit', at),
    owner: text('owner', at) ?? '',
    assignee: text('assignee', at) ?? '',
    decidedBy: text('decidedBy', at) ?? '',
    expires: text('expires', at),
    message: text('message', at) ?? '',
    startLine: number('startLine', at),
    endLine: number('endLine', at),
    resemblance: number('resemblance', at) ?? null,
    expectedLines: number('expectedLines', at) ?? 0,
    minutes: Math.max(0.01, number('minutes', at) ?? 1),
    revision: number('revision', at) ?? 0,
  }));
}
