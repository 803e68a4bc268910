import type { AuditItem } from '../api/audit.ts';
import { SAME } from '../audit/recognise.ts';
import { Search, type Place, type Wanted } from '../audit/search.ts';
import { findCore } from '../audit/sketch.ts';
import { HandiworkError } from '../shared/errors.ts';
import { groupBy } from '../shared/group-by.ts';
import type { Origin } from './origins.ts';
import { withCommit, type CommitReader } from './reader.ts';
import { missingOf, twinsOf, type Twins } from './twins.ts';

/** Estimates from sketches differ by so much. */
const MARGIN = 0.1;
/** No copy that was there is as similar as this one is: it is the text itself. */
const HAIR = 0.02;

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
  const twins = twinsOf(items, origins);
  let unreachable = 0;
  for (const [head, some] of byHead(items.filter(({ id }) => (places.get(id) ?? []).length > 0), origins)) {
    try {
      await withCommit({ path: repository, rev: head, signal }, async (reader) => {
        const before = await placesAt(reader, some, places);
        for (const { id } of some) kept.set(id, surplus(places.get(id) ?? [], before.places(id), { path: origins.get(id)?.path, own: twins.get(id)?.slots.length ?? 1 }));
        for (const group of new Set(some.flatMap(({ id }) => twins.get(id) ?? []))) shareOut(group, { kept, places, before });
      });
    } catch (error) {
      if (!(error instanceof HandiworkError)) throw error;
      unreachable += 1; // rewritten history, or another clone: its places stay as they are
    }
  }
  return { places: kept, unreachable };
}

function byHead(items: readonly AuditItem[], origins: ReadonlyMap<string, Origin>): Map<string, AuditItem[]> {
  const groups = groupBy(items, ({ id }) => origins.get(id)?.head ?? '');
  groups.delete('');
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

/** What is left of equal texts in their file is that of some of them, not of all. */
function shareOut(twins: Twins, { kept, places, before }: { kept: Map<string, readonly Place[]>; places: ReadonlyMap<string, readonly Place[]>; before: Search }): void {
  const id = twins.slots[0]?.[0]?.id ?? '';
  for (const gone of missingOf(twins, { now: places.get(id) ?? [], before: before.places(id) })) {
    kept.set(gone.id, (kept.get(gone.id) ?? []).filter(({ path, similarity }) => path !== twins.path || similarity < SAME));
  }
}

/** @param own What of its file, `path`, was its own, or that of items like it: so many places. */
function surplus(now: readonly Place[], before: readonly Place[], { path: home, own }: { path: string | undefined; own: number }): Place[] {
  return [...new Set(now.map(({ path }) => path))].flatMap((path) => {
    const copies = before.filter((place) => place.path === path);
    return surplusIn(now.filter((place) => place.path === path), { copies: path === home ? copies.slice(own) : copies, isOwn: path === home });
  }).toSorted((a, b) => b.similarity - a.similarity);
}

/** @param copies What was in the file besides the text itself, the most similar first. */
function surplusIn(now: readonly Place[], { copies, isOwn }: { copies: readonly Place[]; isOwn: boolean }): Place[] {
  const [best] = now;
  const [bestCopy] = copies;
  if (best !== undefined && isOwn && best.similarity > (bestCopy?.similarity ?? 0) + HAIR) return [...now];
  const isThere = ({ similarity }: Place): boolean => similarity >= SAME;
  const more = now.filter(isThere).length - copies.filter(isThere).length;
  const isNew = ({ similarity }: Place): boolean => !copies.some((copy) => copy.similarity >= similarity - MARGIN);
  // Which of several is the new one cannot be told; who is there already has a claim to it.
  return now.filter((place) => (isThere(place) ? more > 0 : isNew(place)));
}

/** A few words that are this many can stand for themselves within their own file. */
const TELLING = 4;
/** What is around fewer words has to be as good as equal in another file. */
const ALIKE = 0.8;

/**
 * Texts too short for themselves were looked for by what is around them: only where their own words are said between it, they
 * are there. Else in their own file, if they are not just any words.
 */
export async function onlySaid(places: ReadonlyMap<string, readonly Place[]>, items: readonly AuditItem[], reader: CommitReader): Promise<Map<string, readonly Place[]>> {
  const kept = new Map(places);
  for (const item of items) {
    if (item.core !== undefined) kept.set(item.id, await saidAt(places.get(item.id) ?? [], item, reader));
  }
  return kept;
}

async function saidAt(places: readonly Place[], { core, path }: AuditItem, reader: CommitReader): Promise<Place[]> {
  if (core === undefined) return [];
  const isLikely = (place: Place): boolean => place.similarity >= (place.path === path ? SAME : core.words < TELLING ? ALIKE : SAME);
  for (const place of places.filter(isLikely)) {
    const said = findCore((await reader.read(place.path)) ?? '', core, { startLine: place.startLine - 2, endLine: place.endLine + 2 });
    if (said !== undefined) return [{ path: place.path, similarity: 1, ...(core.words === 0 ? { startLine: place.startLine, endLine: place.endLine } : said) }];
  }
  const text = core.words < TELLING || path === undefined ? undefined : await reader.read(path);
  const said = text === undefined ? undefined : findCore(text, core);
  return said === undefined || path === undefined ? [] : [{ path, similarity: 1, ...said }];
}
