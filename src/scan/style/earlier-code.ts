import { createHash } from 'node:crypto';
import { firstAgentDay } from '../../attribution/catalogue.ts';
import type { Rules } from '../../builtins.ts';
import { isBinary } from '../../discover/content-checks.ts';
import { classifyContent, classifyPath } from '../../discover/discover.ts';
import type { BlobReader } from '../../history/blobs.ts';
import type { Repository } from '../../history/object-view.ts';
import { lastBefore } from '../../history/range.ts';
import { eachFile, type TreeFile } from '../../history/tree.ts';
import { languageOf } from '../../languages/language-of.ts';
import { readSource } from '../../languages/source.ts';
import type { LanguageFamily } from '../../score/model.ts';
import { type EarlierCode, FEWEST_UNITS } from '../../score/house.ts';
import { MINIMUM_SLOC } from '../../score/unit-score.ts';
import type { Stylist } from './style.ts';
import type { Warm } from '../kept/warm.ts';

const MOST_UNITS = 120;
const MOST_PER_FILE = 6;
const MOST_FILES = 150;
const MOST_BYTES = 200_000;

/**
 * The commit on which the last code stood that no agent can have written, if the history reaches back so far. One commit
 * rather than lines by date, so that whatever part of a repository is looked at is compared with the same code.
 */
export async function earlierCommit(repository: Repository, rules: Rules, known?: { commit: string; last: string | undefined }): Promise<string | undefined> {
  const day = firstAgentDay(rules.agents);
  return day === undefined || repository.shallow ? undefined : lastBefore(repository, Date.parse(`${day}T00:00:00Z`) / 1000, known);
}

/**
 * The same, as an earlier scan found it: measures as the bytes of their numbers.
 * @param read is to tell when something is missing: then all is asked for again next time, for it may have arrived
 */
export async function recallEarlierCode(warm: Warm, commit: string | undefined, read: (missed: () => void) => Promise<EarlierCode>): Promise<EarlierCode> {
  if (commit === undefined) return {};
  const known = warm.latest('house'); // of the same commit: what is known rests on it
  if (known !== undefined) return byFamily(JSON.parse(known.toString('latin1')) as Record<string, string[]>, (units) => units.map((unit) => new Float64Array(Uint8Array.from(Buffer.from(unit, 'base64')).buffer)));
  let isWhole = true;
  const found = await read(() => void (isWhole = false));
  if (isWhole) warm.keepWhole('house', () => JSON.stringify(byFamily(found, (units) => units.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString('base64')))));
  return found;
}

const byFamily = <From, To>(of: Record<string, From>, change: (units: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(of).map(([family, units]) => [family, change(units)]));

/** Measures a sample of the code at `commit`: files in an order that depends on nothing but their paths. */
export async function readEarlierCode(repository: Repository, commit: string | undefined, { blobs, stylist, missed }: { blobs: BlobReader; stylist: Stylist; missed?: () => void }): Promise<EarlierCode> {
  if (commit === undefined) return {};
  const found = new Map<LanguageFamily, Float64Array[]>();
  for (const { path, oid } of await sampleOf(repository, commit, missed)) {
    const family = stylist.familyOf(path);
    const units = family && found.get(family);
    if (family === undefined || (units?.length ?? 0) >= MOST_UNITS) continue;
    const bytes = await blobs.read(oid, path);
    if (bytes === undefined) missed?.();
    if (bytes === undefined || isBinary(bytes)) continue;
    found.set(family, [...(units ?? []), ...measureUnits(path, bytes.toString('utf8'), stylist)].slice(0, MOST_UNITS));
  }
  return Object.fromEntries([...found].filter(([, units]) => units.length >= FEWEST_UNITS));
}

/** The files of the sample in their order. Of the others nothing is held: the whole tree a second time would be most of what is held at that time. */
async function sampleOf(repository: Repository, commit: string, missed: (() => void) | undefined): Promise<TreeFile[]> {
  let first: { key: string; file: TreeFile }[] = [];
  const cut = (): void => void (first = first.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, MOST_FILES));
  await eachFile({ ...repository, subfolder: '' }, commit, (file) => {
    const { type, path, size = 0 } = file;
    if (type === 'file' && file.size === undefined) missed?.();
    if (type !== 'file' || size === 0 || size > MOST_BYTES || languageOf(path) === undefined || classifyPath(path) !== undefined) return;
    if (first.push({ key: orderOf(path), file }) >= MOST_FILES * 10) cut();
  });
  cut();
  return first.map(({ file }) => file);
}

function measureUnits(path: string, text: string, stylist: Stylist): Float64Array[] {
  if (classifyContent(path, text) !== undefined) return [];
  const units = (readSource(path, text)?.units ?? []).filter(({ kind, sloc }) => kind !== 'file' && sloc >= MINIMUM_SLOC);
  return units.slice(0, MOST_PER_FILE).flatMap((unit) => stylist.measure(unit) ?? []);
}

const orderOf = (path: string): string => createHash('sha256').update(path).digest('hex');
