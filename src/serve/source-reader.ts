import { isBinary } from '../discover/content-checks.ts';
import { withBlobs } from '../history/blobs.ts';
import { isObjectId } from '../history/object-id.ts';
import { openRepository, type Repository } from '../history/object-view.ts';
import { readSubject } from '../history/subject.ts';
import { listFiles, type TreeFile } from '../history/tree.ts';
import { HandiworkError } from '../shared/errors.ts';
import type { Source } from './contract.ts';
import { Refusal } from './problem.ts';

const MOST_OPEN = 6;
const MOST_LINES = 50_000;
const LONGEST_LINE = 2_000;
const MOST_CHARACTERS = 4_000_000;

interface Tree {
  repository: Repository;
  files: ReadonlyMap<string, TreeFile>;
}

interface Held {
  tree: Promise<Tree>;
  /** Readers at work; it is closed once it was dropped and the last one left. */
  readers: number;
  dropped: boolean;
}

export type SourceText = Pick<Source, 'lines' | 'cut'>;

/**
 * Reads files of commits from the repositories that the server was given, through the object view: a path is looked up in
 * the list of the commit's files and never reaches the disk.
 */
export class SourceReader {
  readonly #folders: ReadonlyMap<string, string>;
  /** Open commits, the one that was asked for longest ago first. */
  readonly #held = new Map<string, Held>();

  /** @param folders Where each repository of the ledger is, by its name there. */
  constructor(folders: ReadonlyMap<string, string>) {
    this.#folders = folders;
  }

  get names(): string[] {
    return [...this.#folders.keys()];
  }

  /** @param place `commit` in full hex. @throws {Refusal} When it cannot be shown. */
  read({ repository, path, commit }: { repository: string; path: string; commit: string }): Promise<SourceText> {
    return this.#use(repository, commit, async (tree) => {
      const file = tree.files.get(path);
      if (file === undefined) throw new Refusal('no-source', 'The file is not in that commit.');
      if (file.type !== 'file') throw new Refusal('no-source', `It is a ${file.type}, not a file.`);
      const bytes = await withBlobs(tree.repository, (blobs) => blobs.read(file.oid));
      if (bytes === undefined) throw new Refusal('no-source', 'Its content is missing or too large.');
      if (isBinary(bytes)) throw new Refusal('no-source', 'The file is binary.');
      return cutLines(bytes.toString('utf8'));
    });
  }

  /** Every path of a commit; undefined where the repository was not named or cannot be read. */
  paths(repository: string, commit: string): Promise<string[] | undefined> {
    return this.#ifKnown(repository, commit, ({ files }) => Promise.resolve([...files.keys()]));
  }

  /** @param head A commit that the audit names; `commit` may be older. @returns Undefined where the repository does not say. */
  subject({ repository, head, commit }: { repository: string; head: string; commit: string }): Promise<string | undefined> {
    return this.#ifKnown(repository, head, (tree) => readSubject(tree.repository, commit));
  }

  async #ifKnown<Result>(repository: string, commit: string, work: (tree: Tree) => Promise<Result>): Promise<Result | undefined> {
    if (!this.#folders.has(repository)) return undefined;
    try {
      return await this.#use(repository, commit, work);
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#held.keys()].map((key) => this.#drop(key)));
  }

  async #use<Result>(name: string, commit: string, work: (tree: Tree) => Promise<Result>): Promise<Result> {
    const folder = this.#folders.get(name);
    if (folder === undefined) throw new Refusal('no-source', 'The server does not know where this repository is.', { hint: 'Start it with --repository NAME=PATH.' });
    const key = `${commit} ${name}`;
    const held = this.#held.get(key) ?? { tree: openTree(folder, commit), readers: 0, dropped: false };
    this.#held.delete(key);
    this.#held.set(key, held);
    held.readers += 1;
    const [oldest] = this.#held.keys();
    if (this.#held.size > MOST_OPEN && oldest !== undefined) void this.#drop(oldest);
    try {
      return await work(await held.tree.catch((error: unknown) => {
        void this.#drop(key); // it may be there the next time
        throw error;
      }));
    } finally {
      held.readers -= 1;
      if (held.dropped) await closeUnused(held);
    }
  }

  async #drop(key: string): Promise<void> {
    const held = this.#held.get(key);
    this.#held.delete(key);
    if (held === undefined) return;
    held.dropped = true;
    await closeUnused(held);
  }
}

async function closeUnused({ tree, readers }: Held): Promise<void> {
  if (readers === 0) await tree.then(({ repository }) => repository.close(), () => undefined);
}

async function openTree(folder: string, commit: string): Promise<Tree> {
  if (!isObjectId(commit)) throw new Refusal('no-source', 'The commit is not known.');
  let repository: Repository;
  try {
    repository = await openRepository(folder, { rev: commit });
  } catch (error) {
    if (error instanceof HandiworkError) throw new Refusal('no-source', 'The repository or the commit is not there any more.', { hint: 'Fetch it again, or import a newer commit.' });
    throw error;
  }
  try {
    return { repository, files: new Map((await listFiles(repository)).map((file) => [file.path, file])) };
  } catch (error) {
    repository.close();
    throw error;
  }
}

function cutLines(text: string): SourceText {
  const all = text.split('\n');
  if (all.at(-1) === '') all.pop();
  const lines: string[] = [];
  let left = MOST_CHARACTERS;
  let cut = all.length > MOST_LINES;
  for (const line of all.slice(0, MOST_LINES)) {
    const short = line.slice(0, LONGEST_LINE);
    if (short.length < line.length) cut = true;
    left -= short.length;
    if (left < 0) return { lines, cut: true };
    lines.push(short);
  }
  return { lines, cut };
}
