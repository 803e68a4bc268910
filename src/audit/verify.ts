import type { AuditItem, AuditSubject, LedgerBodies, LedgerDraft, Verification } from '../api/audit.ts';
import { canonical } from './canonical.ts';
import { SAME, type Known } from './recognise.ts';
import type { Place } from './search.ts';
import { overlap } from './sketch.ts';

/** What was seen of a repository at a commit. */
export interface Sight {
  repository: string;
  commit: string;
  ruleSet: string;
  /** Everything that its scan found. */
  subjects: readonly AuditSubject[];
  /** Which of them are known, by index. */
  known: ReadonlyMap<number, Known>;
  /** Where the text of an item is, by its id; the most similar place first. Not the places where it always was besides. */
  places: (id: string) => readonly Place[];
  /** False when something that should have been read was not: then nothing can be called gone. */
  isComplete: boolean;
}

/** Shares that differ by less may be equal: both are estimates. */
const ABOUT = 0.1;

export interface Verified {
  item: AuditItem;
  verification: Verification;
}

export interface VerifyResult {
  /** In the order of the items. */
  verified: Verified[];
  /** Findings that no item is known for. */
  unknown: AuditSubject[];
  /** Findings of a few words that are left of commits under audit: too short to say whether they are what was there. */
  crumbs: AuditSubject[];
}

/**
 * Where every item is now. An item is there when the scan finds it again, or when its text is still in one place, whoever
 * git blames for it: a formatter's commit removes nothing.
 *
 * @param items All of the repository.
 */
export function verify(items: readonly AuditItem[], sight: Sight): VerifyResult {
  const { known } = sight;
  const seen = new Map<string, Place[]>();
  for (const [index, { item, similarity }] of known) {
    if (similarity === 0) continue;
    const { path = '', startLine = 0, endLine = 0 } = sight.subjects[index] ?? {};
    seen.set(item.id, [...(seen.get(item.id) ?? []), { path, startLine, endLine, similarity }]);
  }
  const recognised = new Set(seen.keys());
  const claims = new Claims(items, seen);
  const rest = items.filter(({ id }) => !seen.has(id)).toSorted((a, b) => best(sight.places(b.id)) - best(sight.places(a.id)));
  for (const item of rest) {
    // In its own file there is one more than without it, and a few words were found by what is around them: no claims there.
    const free = nearest(sight.places(item.id).filter((place) => place.path === item.path || item.core !== undefined || !claims.has(item, place)), item);
    if (free === undefined) continue;
    seen.set(item.id, [free]);
    if (item.core === undefined) claims.add(item, free);
  }
  return {
    verified: items.map((item) => ({ item, verification: outcomeOf(item, { places: seen.get(item.id) ?? [], isKnown: recognised.has(item.id) }, sight) })),
    unknown: sight.subjects.filter((_subject, index) => !known.has(index)),
    crumbs: sight.subjects.filter((_subject, index) => known.get(index)?.similarity === 0),
  };
}

/** Of places that are about as similar, the one in its own file and least far from where it was. */
function nearest(places: readonly Place[], { path, startLine = 0 }: AuditItem): Place | undefined {
  const alike = places.filter(({ similarity }) => similarity >= best(places) - ABOUT);
  const distance = (place: Place): number => (place.path === path ? Math.abs(place.startLine - startLine) : Number.POSITIVE_INFINITY);
  return alike.reduce<Place | undefined>((near, place) => (near === undefined || distance(place) < distance(near) ? place : near), undefined);
}

const best = (places: readonly Place[]): number => places[0]?.similarity ?? 0;

function outcomeOf(item: AuditItem, { places, isKnown }: { places: readonly Place[]; isKnown: boolean }, { commit, isComplete }: Sight): Verification {
  const [place] = places.toSorted((a, b) => b.similarity - a.similarity || b.endLine - b.startLine - (a.endLine - a.startLine));
  const isThere = place !== undefined && (place.similarity >= SAME || isKnown);
  if (!isThere && !isComplete) return { outcome: 'unread', commit };
  if (place === undefined) return { outcome: 'gone', commit };
  const similarity = Math.round(place.similarity * 100) / 100;
  if (!isThere) return { outcome: 'rewritten', commit, similarity };
  const where = place.path === '' ? {} : { path: place.path, ...linesOf(item, place) };
  if (item.state === 'removed') return { outcome: 'reintroduced', commit, ...where, similarity };
  return item.path === place.path || place.path === ''
    ? { outcome: 'present', commit, ...where, ...(similarity < 1 ? { similarity } : {}) }
    : { outcome: 'moved', commit, ...where, similarity };
}

/** A place is known by a sample of the text: where it lies inside the known lines, these are nearer to the truth. */
function linesOf(item: AuditItem, { path, startLine, endLine }: Place): { startLine: number; endLine: number } {
  const isInside = item.path === path && item.startLine !== undefined && item.endLine !== undefined && item.startLine <= startLine && item.endLine >= endLine;
  return isInside ? { startLine: item.startLine ?? 0, endLine: item.endLine ?? 0 } : { startLine, endLine };
}

/** Who is where. A copy of a text has an item of its own, and is no proof that the other copy is still there. */
class Claims {
  readonly #origins: ReadonlyMap<string, AuditItem>;
  readonly #byPath = new Map<string, { id: string; place: Place }[]>();

  constructor(items: readonly AuditItem[], seen: ReadonlyMap<string, readonly Place[]>) {
    this.#origins = new Map(items.map((item) => [item.id, item]));
    for (const [id, places] of seen) for (const place of places) this.#at(place.path).push({ id, place });
  }

  add({ id }: AuditItem, place: Place): void {
    this.#at(place.path).push({ id, place });
  }

  /** True when a copy of it is there that was elsewhere before: what was in one place with it is about the same lines. */
  has(item: AuditItem, place: Place): boolean {
    return this.#at(place.path).some(({ id, place: taken }) => {
      const other = this.#origins.get(id);
      return id !== item.id && other !== undefined && covers(taken, place) && !overlaps(other, item) && isCopy(other, item);
    });
  }

  #at(path: string): { id: string; place: Place }[] {
    const list = this.#byPath.get(path) ?? [];
    this.#byPath.set(path, list);
    return list;
  }
}

const isCopy = (a: AuditSubject, b: AuditSubject): boolean => {
  const { first, second } = overlap(a.sketch ?? [], b.sketch ?? []);
  return Math.min(first, second) >= SAME;
};

/** More than half of the second is inside the first. */
function covers(a: Place, b: Place): boolean {
  const shared = Math.min(a.endLine, b.endLine) - Math.max(a.startLine, b.startLine) + 1;
  return shared * 2 > b.endLine - b.startLine + 1;
}

const overlaps = (a: AuditSubject, b: AuditSubject): boolean =>
  a.path === b.path && (a.startLine ?? 0) <= (b.endLine ?? 0) && (b.startLine ?? 0) <= (a.endLine ?? 0);

/** What is worth an entry: a first look at what is confirmed or accepted, and whatever came out otherwise than before. */
export function draftsOf({ verified, unknown }: VerifyResult, { repository, commit, ruleSet }: Sight): LedgerDraft[] {
  const drafts = verified.filter(isNews).map(({ item, verification }): LedgerDraft => ({ kind: 'verified', item: item.id, body: verification, expect: item.revision }));
  const outcomes: LedgerBodies['checked']['outcomes'] = {};
  for (const { verification: { outcome } } of verified) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return [...drafts, { kind: 'checked', body: { repository, commit, ruleSet, outcomes, unknown: unknown.length } }];
}

function isNews({ item, verification }: Verified): boolean {
  if (item.verification === undefined) {
    const { outcome, path = item.path, startLine = item.startLine, endLine = item.endLine } = verification;
    const isAsImported = path === item.path && startLine === item.startLine && endLine === item.endLine;
    return outcome !== 'present' || !isAsImported || item.state === 'confirmed' || item.state === 'accepted';
  }
  const { at: _at, commit: _before, ...before } = item.verification;
  const { commit: _now, ...now } = verification;
  return canonical(before) !== canonical(now);
}
