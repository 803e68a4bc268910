import { createHash, randomUUID, type Hash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { headerOf, Snapshot, startOf, trailerOf, type FactKey } from './snapshot.ts';
import { makeFolder } from '../shared/make-folder.ts';

const DEFAULT_BYTES = 1 << 30;
const PIECE = 1 << 20;
const NAME = /^[0-9a-f]{32}-[0-9a-f]{40,64}\.facts$/;
/** A writer that died leaves its file behind; nobody writes for as long as a day. */
const STALE = 86_400_000;

/** `$XDG_CACHE_HOME/handiwork`, else `~/.cache/handiwork` (`%LOCALAPPDATA%\\handiwork` on Windows): never in a scanned repository. */
export function defaultLocation(environment: NodeJS.ProcessEnv = process.env): string {
  const named = process.platform === 'win32' ? environment['LOCALAPPDATA'] : environment['XDG_CACHE_HOME'];
  return join(named !== undefined && isAbsolute(named) ? named : join(homedir(), '.cache'), 'handiwork');
}

/**
 * Snapshots in one folder, a file each, named by what they depend on and the commit they describe. Files are written
 * aside and renamed, so any number of processes may use one folder; a file that is not whole is as good as none.
 * Nothing here can fail a scan: where the disk is full or the folder is read-only, there is no cache.
 */
export class SnapshotStore {
  private readonly folder: string;
  private readonly limit: number;

  /** @param limit most bytes of all snapshots together; the ones not used for longest are removed. */
  constructor(folder: string = defaultLocation(), limit: number = DEFAULT_BYTES) {
    this.folder = folder;
    this.limit = limit;
  }

  /** Whether there is any snapshot of the scope, whole or not. */
  has(scope: string): boolean {
    return this.list().some((name) => name.startsWith(`${scope}-`));
  }

  /** The first whole snapshot of the commits, in their order; it counts as used. */
  load(scope: string, commits: Iterable<string>): Snapshot | undefined {
    const names = new Set(this.list());
    if (names.size === 0) return undefined;
    for (const commit of commits) {
      const name = fileName(scope, commit);
      if (!names.has(name)) continue;
      const snapshot = attempt(() => Snapshot.read(readFileSync(join(this.folder, name)), scope, commit));
      if (snapshot === undefined) continue;
      const now = new Date();
      attempt(() => utimesSync(join(this.folder, name), now, now));
      return snapshot;
    }
    return undefined;
  }

  /** Undefined when nothing can be written there. */
  write(scope: string, commit: string): SnapshotWriter | undefined {
    return attempt(() => {
      makeFolder(this.folder);
      const aside = join(this.folder, `${randomUUID()}.partial`);
      return new SnapshotWriter({ aside, target: join(this.folder, fileName(scope, commit)), header: headerOf(scope, commit) }, () => this.evict());
    });
  }

  private list(): string[] {
    return attempt(() => readdirSync(this.folder).filter((name) => NAME.test(name))) ?? [];
  }

  private evict(): void {
    const now = Date.now();
    for (const name of attempt(() => readdirSync(this.folder)) ?? []) {
      const path = join(this.folder, name);
      if (name.endsWith('.partial') && now - (attempt(() => statSync(path).mtimeMs) ?? now) > STALE) attempt(() => rmSync(path, { force: true }));
    }
    const files = this.list().flatMap((name) => {
      const path = join(this.folder, name);
      const stat = attempt(() => statSync(path));
      return stat === undefined ? [] : [{ path, size: stat.size, used: stat.mtimeMs }];
    });
    files.sort((a, b) => b.used - a.used);
    let total = 0;
    for (const { path, size } of files) if ((total += size) > this.limit) attempt(() => rmSync(path, { force: true }));
  }
}

const fileName = (scope: string, commit: string): string => `${scope}-${commit}.facts`;

/** Undefined instead of an error: a cache that does not work is no cache. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined; // a full disk, a folder of somebody else, a file that another process removed
  }
}

const LINE_END = Buffer.from('\n');

/** Appends facts as a scan finds them; they count only once {@link commit} was called. */
export class SnapshotWriter {
  private readonly hash: Hash = createHash('sha256');
  private readonly names: { aside: string; target: string };
  private readonly committed: () => void;
  private file: number | undefined;
  private readonly parts: Buffer[] = [];
  private held = 0;

  constructor({ aside, target, header }: { aside: string; target: string; header: string }, committed: () => void) {
    this.names = { aside, target };
    this.committed = committed;
    this.file = openSync(aside, 'wx', 0o600);
    this.parts.push(Buffer.from(header));
  }

  /** @param fact JSON on one line, or bytes without a line feed, in pieces where it is long. */
  add(key: FactKey, fact: string | Buffer | Iterable<string | Buffer>): void {
    this.push(Buffer.from(startOf(key)));
    for (const part of typeof fact === 'string' || Buffer.isBuffer(fact) ? [fact] : fact) this.push(typeof part === 'string' ? Buffer.from(part) : part);
    this.push(LINE_END);
  }

  /** @param lines whole lines of another snapshot; not to be written to any more */
  copy(lines: Buffer): void {
    this.push(lines);
  }

  private push(part: Buffer): void {
    if (this.file === undefined) return;
    if (part.length > PIECE) this.flush(); // is written by itself: to put it together with others would copy it
    this.parts.push(part);
    this.held += part.length;
    if (this.held > PIECE) this.flush();
  }

  commit(): void {
    this.flush();
    const { file } = this;
    if (file === undefined) return;
    const written = attempt(() => {
      writeAll(file, Buffer.from(trailerOf(this.hash.digest('hex'))));
      closeSync(file);
      renameSync(this.names.aside, this.names.target);
      return true;
    });
    this.file = undefined;
    if (written) this.committed();
    else attempt(() => rmSync(this.names.aside, { force: true }));
  }

  /** Forgets everything. */
  abandon(): void {
    const { file } = this;
    if (file === undefined) return;
    this.file = undefined;
    attempt(() => closeSync(file));
    attempt(() => rmSync(this.names.aside, { force: true }));
  }

  private flush(): void {
    const { file } = this;
    if (file === undefined) return;
    const parts = this.parts.splice(0);
    const bytes = parts.length === 1 ? parts[0] as Buffer : Buffer.concat(parts);
    this.held = 0;
    this.hash.update(bytes);
    if (attempt(() => (writeAll(file, bytes), true)) === undefined) this.abandon();
  }
}

function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
