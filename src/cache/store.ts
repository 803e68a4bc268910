import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, read, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { attempt } from './attempt.ts';
import { headerOf, Snapshot } from './snapshot.ts';
import { SnapshotWriter } from './writer.ts';
import { makeFolder } from '../shared/make-folder.ts';

const DEFAULT_BYTES = 1 << 30;
const SUFFIX = '.facts';
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

  /**
   * The snapshot of the first of some commits of which there is a whole one. The one that was used last is read while the caller
   * still looks for them, and they are not looked for where there is none at all, nor beyond the first.
   *
   * @param onFound told the commit before its snapshot is read to the end
   */
  async nearest(scope: string, commits: () => AsyncIterable<string>, onFound: (commit: string) => void = () => undefined): Promise<Snapshot | undefined> {
    const known = this.commits(scope);
    const [latest] = known;
    if (latest === undefined) return undefined;
    const read = this.load(scope, latest);
    for await (const commit of commits()) {
      if (!known.includes(commit)) continue;
      onFound(commit);
      const snapshot = await (commit === latest ? read : this.load(scope, commit));
      if (snapshot === undefined) continue;
      const now = new Date();
      attempt(() => utimesSync(join(this.folder, fileName(scope, commit)), now, now));
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

  /** Those of which there is a snapshot, whole or not, used last first. */
  private commits(scope: string): string[] {
    const names = this.list().filter((name) => name.startsWith(`${scope}-`));
    const used = new Map(names.map((name) => [name, attempt(() => statSync(join(this.folder, name)).mtimeMs) ?? 0]));
    return names.sort((a, b) => (used.get(b) as number) - (used.get(a) as number)).map((name) => name.slice(scope.length + 1, -SUFFIX.length));
  }

  private async load(scope: string, commit: string): Promise<Snapshot | undefined> {
    const bytes = await readWhole(join(this.folder, fileName(scope, commit)));
    return bytes && attempt(() => Snapshot.read(bytes, scope, commit));
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

const fileName = (scope: string, commit: string): string => `${scope}-${commit}${SUFFIX}`;

/** All of a file in one go, elsewhere than on the thread that asks: a snapshot has tens of megabytes. */
function readWhole(path: string): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const file = attempt(() => openSync(path, 'r'));
    if (file === undefined) return resolve(undefined);
    const bytes = attempt(() => Buffer.allocUnsafeSlow(fstatSync(file).size));
    const finish = (whole: Buffer | undefined): void => {
      attempt(() => closeSync(file));
      resolve(whole);
    };
    if (bytes === undefined) return finish(undefined);
    const readFrom = (at: number): void => {
      if (at === bytes.length) return finish(bytes);
      read(file, bytes, at, bytes.length - at, at, (error, count) => (error !== null || count === 0 ? finish(undefined) : readFrom(at + count)));
    };
    readFrom(0);
  });
}
