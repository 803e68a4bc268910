import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Rules } from '../builtins.ts';
import type { FactKey, FactKind, Snapshot } from '../cache/snapshot.ts';
import { SnapshotStore, type SnapshotWriter } from '../cache/store.ts';
import type { Blamed } from '../history/blame-onward.ts';
import { splitFields } from '../history/fields.ts';
import { GitFailure, readGit, streamGit } from '../history/git.ts';
import type { Repository } from '../history/object-view.ts';
import { decodePath } from '../history/paths.ts';
import { readSmallFile } from '../history/small-file.ts';
import type { TreeFile } from '../history/tree.ts';
import { unpackBlame, type PackedBlame } from './blame-fact.ts';
import type { ScanOptions } from './options.ts';

/** How far back an earlier scan is looked for, in commits along the first parents. */
const FURTHEST = 2000;

/** Notes that each scan draws from all commits, read or recalled. */
const SAID_AGAIN: ReadonlySet<string> = new Set(['dates-out-of-order', 'lookalike-declaration']);

/** What facts are found by, beside the options. */
interface Basis {
  tree: readonly TreeFile[];
  /** The commit whose code the style of a text is compared with. */
  earlier: string | undefined;
  rules: Rules;
}

/**
 * What an earlier scan of the same repository found and still holds. Facts about a text hold for its blob. Who brought
 * its lines holds when the earlier commit lies on the first-parent line of this one and no commit between them changed
 * the path against its first parent: there, `git blame` hands the whole file on to the first parent, commit by commit.
 */
export class Warm {
  private readonly repository: Repository;
  private snapshot: Snapshot | undefined;
  private writer: SnapshotWriter | undefined;
  private changed: ReadonlySet<string> = new Set();
  private readonly notesBefore: number;

  private constructor(repository: Repository) {
    this.repository = repository;
    this.notesBefore = repository.notes.length;
  }

  /** Knows nothing and keeps nothing. */
  static cold(repository: Repository): Warm {
    return new Warm(repository);
  }

  static async open(repository: Repository, { options, ...rest }: Basis & { options: ScanOptions }): Promise<Warm> {
    const warm = new Warm(repository);
    if (options.cache === undefined) return warm;
    const store = new SnapshotStore(options.cache.location, options.cache.bytes);
    const scope = scopeOf(repository, { options, ...rest });
    try {
      warm.snapshot = store.load(scope, await firstParents(repository));
      if (warm.snapshot !== undefined && warm.snapshot.head !== repository.head) warm.changed = await changedSince(repository, warm.snapshot.head);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      warm.snapshot = undefined; // the scan itself will say what is missing
    }
    if (warm.snapshot?.head !== repository.head) warm.writer = store.write(scope, repository.head);
    return warm;
  }

  /** The fact as it was kept, and keeps it on. */
  recall<Fact>(key: FactKey): Fact | undefined {
    const json = this.recallBytes(key);
    return json && JSON.parse(json.toString('utf8')) as Fact;
  }

  /** The same as bytes: JSON that need not be parsed now. */
  recallBytes(key: FactKey): Buffer | undefined {
    const json = this.find(key);
    if (json !== undefined) this.writer?.add(key, json);
    return json;
  }

  /** What the earlier scan knew of its repository as a whole. It is not kept on: it is of another commit. */
  latest<Fact>(kind: FactKind): Fact | undefined {
    const json = this.snapshot?.findAny(kind, '');
    return json && JSON.parse(json.toString('utf8')) as Fact;
  }

  /** Whether {@link recall} would answer. */
  knows(key: FactKey): boolean {
    return this.find(key) !== undefined;
  }

  /** @param make makes plain data, or its JSON on one line as bytes; asked only where it is kept */
  keep(key: FactKey, make: () => unknown): void {
    if (this.writer === undefined) return;
    const fact = make();
    this.writer.add(key, Buffer.isBuffer(fact) ? fact : JSON.stringify(fact));
  }

  /** The commit of the earlier scan, and who brought the lines that its files had there. */
  get earlier(): Blamed | undefined {
    const { snapshot } = this;
    if (snapshot === undefined) return undefined;
    return {
      commit: snapshot.head,
      blameOf(path) {
        const json = snapshot.findAny('blame', path);
        return json && unpackBlame(path, JSON.parse(json.toString('utf8')) as PackedBlame);
      },
    };
  }

  private find(key: FactKey): Buffer | undefined {
    return key.kind === 'blame' && this.changed.has(key.path) ? undefined : this.snapshot?.find(key);
  }

  /** Only a scan that went well is remembered: one that has something to say must say it again next time, unless it will anyway. */
  close(isComplete: boolean): void {
    if (isComplete && this.repository.notes.slice(this.notesBefore).every(({ code }) => SAID_AGAIN.has(code))) this.writer?.commit();
    else this.writer?.abandon();
  }
}

/** Everything but commits and blobs that facts depend on. */
function scopeOf({ objectFormat, subfolder, view }: Repository, { tree, earlier, options, rules }: Basis & { options: ScanOptions }): string {
  const { since, include, exclude, paths, blame } = options;
  const attributes = tree.filter(({ path }) => path === '.gitattributes' || path.endsWith('/.gitattributes')).map(({ path, oid }) => [path, oid]);
  const boundary = readSmallFile(join(view, 'shallow'), Number.POSITIVE_INFINITY);
  const parts = [rules.version, rules.ruleSet, objectFormat, subfolder, boundary, earlier, since, include, exclude, paths && [...paths].toSorted(), blame, attributes];
  return createHash('sha256').update(JSON.stringify(parts.map((part) => part ?? null))).digest('hex').slice(0, 32);
}

async function firstParents({ view, head, signal }: Repository): Promise<string[]> {
  const ids = await readGit(['rev-list', '--first-parent', `--max-count=${FURTHEST}`, '--end-of-options', head], { view, ...(signal && { signal }) });
  return ids.toString('latin1').split('\n').filter(Boolean);
}

async function changedSince({ view, head, signal }: Repository, earlier: string): Promise<Set<string>> {
  const stream = streamGit(
    ['log', '-z', '--first-parent', '--diff-merges=first-parent', '--name-only', '--no-renames', '--no-color', '--no-decorate', '--no-notes', '--no-show-signature', '--format=tformat:', `${earlier}..${head}`, '--'],
    { view, ...(signal && { signal }) },
  );
  stream.stdin.end();
  const paths = new Set<string>();
  for await (const field of splitFields(stream.stdout)) {
    // The empty line between two commits sticks to the first path of the second.
    const start = field[0] === 10 ? 1 : 0;
    if (field.length > start) paths.add(decodePath(field.subarray(start)));
    if (start === 1) paths.add(decodePath(field));
  }
  await stream.done;
  return paths;
}
