import type { AuditItem, AuditSubject } from '../api/audit.ts';
import { isShort, overlap } from './sketch.ts';

/** From this share on a text counts as the same text, changed. */
export const SAME = 0.5;
/** Two texts of one file or one commit are the same from this share of the smaller one on: lines grow together and are cut apart. */
const PART = 0.6;
const LEAST_SHARED = 5;
/** What more texts than these have says little about any of them: a licence, or thousands of files made from one template. */
const MOST_HOLDERS = 64;

/** A finding that is known: which item it is about, and how much of the item's text is in it. */
export interface Known {
  item: AuditItem;
  /** In [0, 1]; 0 for a crumb: a few words of a longer text, by which it cannot be recognised. */
  similarity: number;
}

/**
 * Which of the findings are already under audit, by index. Several may be about one item, when its lines were cut apart.
 *
 * First by equal text: equal texts differ in their ordinals only, which shift when one is added before the others, so they are
 * paired by commit and path first. Then by similar text, whatever the rule says of it: evidence that comes later speaks of the
 * same lines. Then by rule, agent, commit and path.
 *
 * @param items All of one repository, with sketches.
 */
export function recognise(items: readonly AuditItem[], subjects: readonly AuditSubject[]): Map<number, Known> {
  const found = new Map<number, Known>();
  const left = new Set(items);
  const text = ({ fingerprint }: AuditSubject): string => fingerprint.split(':', 1)[0] ?? '';
  pair({ subjects, left, found }, (one) => [text(one), one.commit, one.path].join('\0'));
  pair({ subjects, left, found }, (one) => [text(one), one.path].join('\0'));
  // A text without a face, such as a closing bracket, is no proof of anything in another file.
  pair({ subjects, left, found }, (one) => [text(one), one.commit].join('\0'), (subject) => !isShort(subject) || subject.sketch === undefined);
  pair({ subjects, left, found }, text, (subject) => !isShort(subject));
  bySimilarity({ subjects, left, found });
  byPlace({ items, subjects, left, found });
  return found;
}

interface Work {
  subjects: readonly AuditSubject[];
  /** Items that nothing was recognised as yet. */
  left: Set<AuditItem>;
  found: Map<number, Known>;
}

/** Pairs findings and items of one key, each once, in their order. */
function pair({ subjects, left, found }: Work, keyOf: (one: AuditSubject) => string, isFit: (subject: AuditSubject) => boolean = () => true): void {
  const waiting = new Map<string, AuditItem[]>();
  for (const item of [...left].toReversed()) listAt(waiting, keyOf(item)).push(item);
  for (const [index, subject] of subjects.entries()) {
    if (found.has(index) || !isFit(subject)) continue;
    const item = waiting.get(keyOf(subject))?.pop();
    if (item === undefined) continue;
    found.set(index, { item, similarity: 1 });
    left.delete(item);
  }
}

/** The list at a key, a new one when there was none. */
function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

interface Candidate extends Known {
  index: number;
  score: number;
}

/** Best pairs first. An item stays open for further parts of it, but a finding is about one item. */
function bySimilarity({ subjects, left, found }: Work): void {
  const known: Holders = { byHash: new Map(), byPath: new Map() };
  for (const item of left) {
    if (item.sketch === undefined) continue;
    listAt(known.byPath, item.path).push(item);
    for (const hash of item.sketch) listAt(known.byHash, hash).push(item);
  }
  const candidates = subjects.flatMap((subject, index) => (found.has(index) ? [] : candidatesFor(subject, index, known)));
  for (const { index, item, similarity } of candidates.toSorted((a, b) => b.score - a.score || a.index - b.index)) {
    if (found.has(index)) continue;
    found.set(index, { item, similarity });
    left.delete(item);
  }
}

/** Items by what is in their texts, and by their files. */
interface Holders {
  byHash: Map<number, AuditItem[]>;
  byPath: Map<string | undefined, AuditItem[]>;
}

/** Items that share something with it. What many have is looked for in its own file only. */
function nearTo({ sketch = [], path }: AuditSubject, { byHash, byPath }: Holders): Set<AuditItem> {
  const lists = sketch.map((hash) => byHash.get(hash) ?? []);
  const isTelling = (holders: readonly AuditItem[]): boolean => holders.length <= MOST_HOLDERS;
  return new Set([...lists.filter(isTelling).flat(), ...(lists.every(isTelling) ? [] : (byPath.get(path) ?? []))]);
}

function candidatesFor(subject: AuditSubject, index: number, holders: Holders): Candidate[] {
  const { sketch = [] } = subject;
  const own = new Set(sketch);
  return [...nearTo(subject, holders)].flatMap((item) => {
    if (item.sketch === undefined || item.sketch.filter((hash) => own.has(hash)).length < LEAST_SHARED) return [];
    const { first, second } = overlap(item.sketch, sketch);
    if (item.core !== undefined || subject.core !== undefined) {
      const isSaid = item.core?.hash === subject.core?.hash && item.core?.words === subject.core?.words;
      return isSaid && Math.min(first, second) >= SAME ? [{ index, item, similarity: 1, score: first + second }] : [];
    }
    const isNear = item.path === subject.path || (item.commit !== undefined && item.commit === subject.commit);
    const isSame = Math.min(first, second) >= SAME || (isNear && Math.max(first, second) >= PART);
    return isSame ? [{ index, item, similarity: first, score: first + second + (isNear ? 1 : 0) + (item.rule === subject.rule ? 1 : 0) }] : [];
  });
}

/**
 * What no text tells belongs to the commit's lines in that file: lines of a long text that were cut out of it, or a few words. A
 * few words of a longer text, such as a bracket, are no sign that the text is still there.
 */
function byPlace({ items, subjects, left, found }: Work & { items: readonly AuditItem[] }): void {
  const place = ({ rule, agent, commit, path }: AuditSubject): string => [rule, agent, commit, path].join('\0');
  const places = new Map<string, AuditItem[]>();
  for (const item of items) if (item.commit !== undefined) listAt(places, place(item)).push(item);
  for (const [index, subject] of subjects.entries()) {
    if (found.has(index)) continue;
    const here = (places.get(place(subject)) ?? []).filter((item) => mayBePart(subject, item));
    const item = isShort(subject) ? (here.find((one) => left.has(one) && isShort(one)) ?? here[0]) : (longest(here.filter((one) => left.has(one))) ?? longest(here));
    if (item === undefined) continue;
    found.set(index, { item, similarity: shareOf(subject, item, left.has(item)) });
    if (isShort(subject) && isShort(item)) left.delete(item);
  }
}

/** False where the sketches say that it is none; of a very long text they say nothing about a few lines. */
function mayBePart(subject: AuditSubject, item: AuditItem): boolean {
  if (isShort(subject) || isShort(item)) return true;
  const { second, compared } = overlap(item.sketch ?? [], subject.sketch ?? []);
  return compared < LEAST_SHARED || second >= SAME;
}

const longest = (items: readonly AuditItem[]): AuditItem | undefined =>
  items.filter((item) => !isShort(item)).reduce<AuditItem | undefined>((best, item) => ((item.words ?? 0) > (best?.words ?? 0) ? item : best), undefined);

function shareOf(subject: AuditSubject, item: AuditItem, isLeft: boolean): number {
  if (isShort(subject)) return isShort(item) && isLeft ? 1 : 0;
  return Math.min(1, (subject.words ?? 0) / Math.max(1, item.words ?? 1));
}
