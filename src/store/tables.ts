import type { AuditItem, LedgerEntry } from '../api/audit.ts';
import { canonical } from '../audit/canonical.ts';

/** The truth: one row per link of the chain, never changed. */
export interface EntryRow {
  seq: number;
  at: string;
  actor: string;
  kind: string;
  item: string | null;
  /** Canonical JSON. */
  body: string;
  previous: string;
  hash: string;
}

/** What follows from the entries, kept for questions; may be rebuilt at any time. */
export interface ItemRow {
  id: string;
  /** `seq` of the entry that found it. */
  position: number;
  state: string;
  expires: string | null;
  owner: string;
  assignee: string | null;
  repository: string;
  path: string | null;
  agent: string | null;
  class: string;
  revision: number;
  /** Canonical JSON of the item without its sketch. */
  item: string;
  sketch: string | null;
}

/** One row: the end of the chain. Whoever holds it may write. */
export interface HeadRow {
  id: number;
  seq: number;
  hash: string;
}

export interface Tables {
  handiwork_entries: EntryRow;
  handiwork_items: ItemRow;
  handiwork_head: HeadRow;
  handiwork_version: { version: number };
}

export const rowOfEntry = ({ item, body, ...rest }: LedgerEntry): EntryRow => ({ ...rest, item: item ?? null, body: canonical(body) });

/** @throws {SyntaxError} When the body is no JSON: somebody changed it. */
export const entryOfRow = ({ item, body, ...rest }: EntryRow): LedgerEntry =>
  ({ ...rest, ...(item === null ? {} : { item }), body: JSON.parse(body) }) as LedgerEntry;

export function rowOfItem({ sketch, ...item }: AuditItem): ItemRow {
  const { id, state, decision, owner, assignee, repository, path, agent, revision } = item;
  return {
    id,
    position: positionOf(id),
    state,
    expires: (state === 'accepted' ? decision?.expires : undefined) ?? null,
    owner: column(owner),
    assignee: assignee === undefined ? null : column(assignee),
    repository: column(repository),
    path: path === undefined ? null : column(path),
    agent: agent === undefined ? null : column(agent),
    class: item.class,
    revision,
    item: canonical(item),
    sketch: sketch === undefined ? null : canonical(sketch),
  };
}

export const itemOfRow = ({ item, sketch }: Pick<ItemRow, 'item'> & Partial<Pick<ItemRow, 'sketch'>>): AuditItem =>
  ({ ...JSON.parse(item), ...(sketch === null || sketch === undefined ? {} : { sketch: JSON.parse(sketch) }) }) as AuditItem;

const positionOf = (id: string): number => Number(id.slice(1));

/** What a text column can hold: databases know neither lone surrogates, which stand for bytes in paths, nor NUL. */
export const column = (text: string): string =>
  text.replace(/[\0\p{Surrogate}]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
