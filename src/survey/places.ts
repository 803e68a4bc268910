import type { AuditItem } from '../api/audit.ts';
import { Search, type Place, type Wanted } from '../audit/search.ts';
import { HandiworkError } from '../shared/errors.ts';
import { withCommit, type CommitReader } from './reader.ts';

/** Where an item was when it was first imported. */
export interface Origin {
  /** Full hex. */
  head: string;
  path: string;
}

/** Estimates from sketches differ by so much. */
const MARGIN = 0.1;

/** Looks for texts in all files of a commit. @returns The places of each, by id; the most similar first. */
export async function findPlaces(reader: CommitReader, wanted: readonly AuditItem[], signal?: AbortSignal): Promise<Map<string, readonly Place[]>> {
  const sketched = wanted.filter((item): item is AuditItem & Wanted => item.sketch !== undefined);
  const search = new Search(sketched);
  if (sketched.length > 0) {
    for (const { path } of reader.files) {
      if (signal?.aborted) throw new HandiworkError('Interrupted.');
      const text = await reader.read(path);
      if (text !== undefined) search.read(path, text);
    }
  }
  return new Map(sketched.map(({ id }) => [id, search.places(id)]));
}

/**
 * Leaves out places that were there all along: a person's own copy of what an agent wrote is no sign that the agent's is
 * still there. A file that held so many copies when the item was imported has to hold one more to count.
 *
 * @param repository Where the commits of the origins are.
 * @returns The places that count, and how many commits could not be looked at.
 */
export async function onlyNew(places: ReadonlyMap<string, readonly Place[]>, { items, origins, repository, signal }: { items: readonly AuditItem[]; origins: ReadonlyMap<string, Origin>; repository: string; signal?: AbortSignal }): Promise<{ places: Map<string, readonly Place[]>; unreachable: number }> {
  const kept = new Map(places);
  let unreachable = 0;
  for (const [head, some] of byHead(items.filter(({ id }) => (places.get(id) ?? []).length > 0), origins)) {
    try {
      await withCommit({ path: repository, rev: head, signal }, async (reader) => {
        const before = await placesAt(reader, some, places);
        for (const { id } of some) kept.set(id, surplus(places.get(id) ?? [], before.places(id), origins.get(id)?.path));
      });
    } catch (error) {
      if (!(error instanceof HandiworkError)) throw error;
      unreachable += 1; // rewritten history, or another clone: its places stay as they are
    }
  }
  return { places: kept, unreachable };
}

function byHead(items: readonly AuditItem[], origins: ReadonlyMap<string, Origin>): Map<string, AuditItem[]> {
  const groups = new Map<string, AuditItem[]>();
  for (const item of items) {
    const head = origins.get(item.id)?.head;
    if (head === undefined || head === '') continue;
    const group = groups.get(head) ?? [];
    group.push(item);
    groups.set(head, group);
  }
  return groups;
}

async function placesAt(reader: CommitReader, items: readonly AuditItem[], places: ReadonlyMap<string, readonly Place[]>): Promise<Search> {
  const search = new Search(items);
  for (const path of new Set(items.flatMap(({ id }) => (places.get(id) ?? []).map((place) => place.path)))) {
    const text = await reader.read(path);
    if (text !== undefined) search.read(path, text);
  }
  return search;
}

function surplus(now: readonly Place[], before: readonly Place[], own: string | undefined): Place[] {
  return now.filter((place, index) => {
    const copies = before.filter(({ path, similarity }) => path === place.path && similarity >= place.similarity - MARGIN).length;
    const others = Math.max(0, copies - (place.path === own ? 1 : 0));
    const earlier = now.slice(0, index).filter(({ path }) => path === place.path).length;
    const alike = now.filter(({ path, similarity }) => path === place.path && similarity >= place.similarity - MARGIN).length;
    return earlier < alike - others;
  });
}
