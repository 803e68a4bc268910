import type { ResemblanceReason } from '../api/report.ts';
import { readAttributes, type PathAttributes } from '../discover/attributes.ts';
import { isBinary, isLfsPointer } from '../discover/content-checks.ts';
import { classifyContent, classifyPath, discover, type Discovery, isExcusedByAttributes, MAX_BYTES, resemblanceReasonOf } from '../discover/discover.ts';
import { MARK } from '../findings/directives.ts';
import { type BlobReader, type Blobs, countLines, withBlobs } from '../history/blobs.ts';
import type { Repository } from '../history/object-view.ts';
import { eachFile, listFiles, type TreeFile } from '../history/tree.ts';
import { languageOf } from '../languages/language-of.ts';
import type { ScanOptions } from './options.ts';

/** A text file of the scanned commit. Its text is not kept: a repository is larger than memory. */
export interface ScannedFile {
  path: string;
  oid: string;
  /** A supported language, else the extension, else `text`. */
  language: string;
  lines: number;
  sloc: number;
  /** Why its style is not asked; git evidence applies all the same. */
  noStyle?: ResemblanceReason;
  /** The word that suppression comments begin with is in it. */
  mentionsSuppression?: true;
}

/** The language of what is no more than a pointer, whatever its path says. */
export const LFS = 'git-lfs';

/** What was found out of the text of a file, or that it is none. */
export type FileFact = Omit<ScannedFile, 'path' | 'oid'> | 'binary';

export interface Found {
  files: ScannedFile[];
  skipped: { path: string; reason: string }[];
  /** How many of the files have a language that style is read of, and are left out of style by `.gitattributes` alone. */
  excused: number;
  /** Every path of the scanned part of the tree. */
  paths: string[];
  tree: TreeFile[];
}

/** Made anew each time: lists of a report are filled in. */
export const NOTHING_FOUND = (): Found => ({ files: [], skipped: [], excused: 0, paths: [], tree: [] });

/** Blobs asked for ahead: enough to keep git busy, few enough to hold. They are asked for half of them at a time. */
const WINDOW = 32;

/**
 * Lists the tree, reads every blob once, and says which files are text, how long they are, and whether style applies.
 *
 * @param discovery what of `tree` can be read, where that was asked before
 * @param attributes the `.gitattributes` files that hold, where these are not those of `tree`
 * @param factOf what is known of a file already: its blob is not read
 * @param blobs a reader that is there, and stays open
 */
export async function findFiles(
  repository: Repository,
  options: ScanOptions,
  onFile: (done: number, total: number) => void,
  known: { tree?: TreeFile[]; discovery?: Discovery<TreeFile>; attributes?: readonly TreeFile[]; factOf?: (file: TreeFile) => FileFact | undefined; blobs?: BlobReader } = {},
): Promise<Found> {
  const { tree = await listFiles(repository), factOf = () => undefined } = known;
  const { readable, skipped } = known.discovery ?? discoverIn(tree, options);
  const found: Found = { files: [], skipped: [...skipped], excused: 0, paths: tree.map(({ path }) => path), tree };
  const read = async (blobs: Blobs): Promise<void> => {
    const attributesFiles = known.attributes ?? tree.filter(isAttributesFile);
    const attributesOf = await attributesIn(attributesFiles, blobs);
    let done = 0;
    const facts = new Map<TreeFile, FileFact>();
    const isKnown = (entry: TreeFile): boolean => {
      const fact = factOf(entry);
      if (fact !== undefined) facts.set(entry, fact);
      return fact !== undefined;
    };
    await eachBlob(readable, blobs, (entry, bytes) => {
      onFile((done += 1), readable.length);
      const fact = facts.get(entry);
      facts.delete(entry);
      if (fact === 'binary') found.skipped.push({ path: entry.path, reason: 'binary' });
      else if (fact !== undefined) found.files.push({ path: entry.path, oid: entry.oid, ...fact });
      else if (bytes === undefined) found.skipped.push({ path: entry.path, reason: repository.signal?.aborted ? 'interrupted' : 'unreadable' });
      else if (isBinary(bytes)) found.skipped.push({ path: entry.path, reason: 'binary' });
      else found.files.push(describe(entry, bytes, attributesOf(entry.path)));
    }, isKnown);
    if (attributesFiles.length > 0) found.excused = found.files.filter(({ path }) => languageOf(path) !== undefined && isExcusedByAttributes(path, attributesOf(path))).length;
  };
  await (known.blobs === undefined ? withBlobs(repository, (blobs) => read(blobs.upTo(MAX_BYTES))) : read(known.blobs.upTo(MAX_BYTES)));
  found.skipped.sort((a, b) => (a.path < b.path ? -1 : 1));
  return found;
}

/** What of a tree can be read, as far as its entries and the options tell. */
export const discoverIn = (tree: readonly TreeFile[], options: ScanOptions): Discovery<TreeFile> =>
  discover(options.paths === undefined ? tree : tree.filter(({ path }) => options.paths?.has(path)), options);

const isAttributesFile = ({ path, type }: TreeFile): boolean => type === 'file' && (path === '.gitattributes' || path.endsWith('/.gitattributes'));

/** The `.gitattributes` files of the commit that a change starts from: by one line of its own, a change could excuse all of its files from style. */
export async function attributesFilesAt(repository: Repository, commit: string): Promise<TreeFile[]> {
  const files: TreeFile[] = [];
  await eachFile({ ...repository, subfolder: '' }, commit, (file) => {
    if (isAttributesFile(file)) files.push(file);
  });
  return files;
}

async function attributesIn(files: readonly TreeFile[], blobs: Blobs): Promise<(path: string) => PathAttributes> {
  const read = await Promise.all(files.map(async ({ path, oid }) => ({ path, text: (await blobs.read(oid, path))?.toString('utf8') ?? '' })));
  return readAttributes(read);
}

const NO_BYTES = Promise.resolve(undefined);

/** Reads blobs in order, several ahead, never more than a window of them in memory. */
export async function eachBlob<Entry extends { oid: string; path: string }>(
  entries: readonly Entry[],
  blobs: Blobs,
  /** May answer with what is to be waited for before the next. */
  visit: (entry: Entry, bytes: Buffer | undefined) => void | Promise<void>,
  /** Entries that are visited without their bytes. */
  isKnown: (entry: Entry) => boolean = () => false,
): Promise<void> {
  const ahead: Promise<Buffer | undefined>[] = [];
  for (const [at, entry] of entries.entries()) {
    if (ahead.length <= WINDOW / 2) {
      for (const next of entries.slice(at + ahead.length, at + WINDOW)) ahead.push(isKnown(next) ? NO_BYTES : blobs.read(next.oid, next.path));
    }
    const next = ahead.shift();
    const busy = visit(entry, next === NO_BYTES ? undefined : await next); // to wait for nothing ten thousand times takes a while
    if (busy !== undefined) await busy;
  }
}

function describe({ path, oid }: TreeFile, bytes: Buffer, attributes: PathAttributes): ScannedFile {
  const text = bytes.toString('utf8');
  if (isLfsPointer(text)) return { path, oid, language: LFS, lines: countLines(bytes), sloc: countSloc(text), noStyle: 'unsupported-language' };
  const language = languageOf(path);
  const exclusion = classifyPath(path, attributes) ?? classifyContent(path, text, attributes);
  const noStyle = exclusion ? resemblanceReasonOf(exclusion) : language === undefined ? 'unsupported-language' : undefined;
  return { path, oid, language: language ?? extensionOf(path), lines: countLines(bytes), sloc: countSloc(text), ...(noStyle ? { noStyle } : {}), ...(text.includes(MARK) ? { mentionsSuppression: true } : {}) };
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 && dot < name.length - 1 ? name.slice(dot + 1).toLowerCase() : 'text';
}

/** Lines that hold more than white space and do not begin with a comment mark: near enough for a column of a report. */
function countSloc(text: string): number {
  let count = 0;
  for (const line of text.split('\n')) {
    const start = line.trimStart();
    if (start !== '' && !start.startsWith('//') && !start.startsWith('#') && !start.startsWith('*') && !start.startsWith('/*')) count += 1;
  }
  return count;
}
