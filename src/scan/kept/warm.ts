import type { CoverageNote } from '../../api/report.ts';
import type { Rules } from '../../builtins.ts';
import type { FactKind, RowsKind, Snapshot } from '../../cache/snapshot.ts';
import { SnapshotStore } from '../../cache/store.ts';
import type { SnapshotWriter } from '../../cache/writer.ts';
import type { Blamed } from '../../history/blame-onward.ts';
import { changedOnFirstParents, firstParentLine } from '../../history/first-parent-line.ts';
import { GitFailure } from '../../history/git.ts';
import { IdTable } from '../../history/id-table.ts';
import type { Repository } from '../../history/object-view.ts';
import { addSizes, listFiles, listWithoutSizes, type TreeFile } from '../../history/tree.ts';
import { unpackBlame, type PackedBlame } from '../lines/blame-fact.ts';
import type { ChangeTable } from '../changes/change-table.ts';
import { EarlierJudgements } from '../rank/earlier-judgements.ts';
import { FileFacts } from './file-facts.ts';
import { FileTable, isTabled } from './file-table.ts';
import { PackedRows } from './packed-rows.ts';
import { Shelf } from './shelf.ts';
import { packTable, PackedTable } from './packed-table.ts';
import type { FileTexts } from '../file-texts.ts';
import type { FileFact, Found, ScannedFile } from '../files.ts';
import type { JudgedTable } from '../rank/judged-table.ts';
import { LineStore } from '../lines/line-store.ts';
import type { ScanOptions } from '../options.ts';
import { scopeOf } from './scope.ts';
import { UnitStore } from '../style/unit-store.ts';

/** How far back an earlier scan is looked for, in commits along the first parents. */
const FURTHEST = 2000;

/** Notes that each scan draws from all commits, read or recalled. */
const SAID_AGAIN: ReadonlySet<string> = new Set(['dates-out-of-order', 'lookalike-declaration']);

/** Notes on content that is missing: each scan asks for it again, for it may have arrived, and finds the note again, or the facts. */
const ASKED_AGAIN: ReadonlySet<string> = new Set(['missing-object', 'blame-failed']);

/** Facts that hold for a file for as long as its text is the same; `blame` for as long as no commit changes it. */
const OF_FILES = ['blame', 'shown', 'prints'] as const;
type FileKind = (typeof OF_FILES)[number];

const NOTHING_CHANGED: ReadonlySet<string> = new Set();

/** What facts depend on, beside texts, commits and options. */
interface Basis {
  /** The commit whose code the style of a text is compared with. */
  earlier: string | null;
  /** Paths and objects of the files that hold attributes. */
  attributes: [string, string][];
  /** Whether there were records of lines. */
  records: boolean;
}

/** Where a scan puts what it finds of all files; begun with what an earlier scan found. */
export interface Tables {
  lines: LineStore;
  units: UnitStore;
}

/** What a scan made of that. */
interface Judgements {
  changes: ChangeTable;
  judged: JudgedTable;
  texts: FileTexts;
}

/**
 * What an earlier scan of the same repository found and still holds. Facts about a text hold for its blob. Who brought
 * its lines holds when the earlier commit lies on the first-parent line of this one and no commit between them changed
 * the path against its first parent: there, `git blame` hands the whole file on to the first parent, commit by commit.
 */
export class Warm {
  private readonly repository: Repository;
  private readonly notesBefore: number;
  private snapshot: Snapshot | undefined;
  private writer: SnapshotWriter | undefined;
  private listed: Promise<TreeFile[]> | undefined;
  private changed = NOTHING_CHANGED;
  private files: FileTable | undefined;
  private basis: Basis | undefined;
  private readonly shelf = new Shelf(0);
  private facts = this.factsOf(undefined);
  /** Kinds of facts on the repository as a whole that were found anew. */
  private readonly renewed = new Set<FactKind>();

  private constructor(repository: Repository) {
    this.repository = repository;
    this.notesBefore = repository.notes.length;
  }

  /** Knows nothing and keeps nothing. */
  static cold(repository: Repository): Warm {
    return new Warm(repository);
  }

  /** What it knows is not to be asked for before {@link settle}. */
  static async open(repository: Repository, { options, rules }: { options: ScanOptions; rules: Rules }): Promise<Warm> {
    const warm = new Warm(repository);
    if (options.cache === undefined) return warm;
    const store = new SnapshotStore(options.cache.location, options.cache.bytes);
    const scope = scopeOf(repository, { options, rules });
    // All that git is going to be asked is asked while the snapshot is read.
    if (store.has(scope)) warm.listed = heardLater(listWithoutSizes(repository));
    let changed: Promise<ReadonlySet<string>> | undefined;
    const onFound = (commit: string): void => void (changed = commit === repository.head ? undefined : heardLater(changedOnFirstParents(repository, commit)));
    try {
      warm.snapshot = await store.nearest(scope, () => firstParentLine(repository, FURTHEST), onFound);
      if (warm.snapshot !== undefined) warm.changed = (await changed) ?? NOTHING_CHANGED;
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      warm.snapshot = undefined; // the scan itself will say what is missing
    }
    if (warm.snapshot?.head !== repository.head) warm.writer = store.write(scope, repository.head);
    const files = warm.latest('files');
    warm.files = files && FileTable.read(files);
    warm.facts = warm.factsOf(warm.snapshot);
    return warm;
  }

  /** The files of the scanned commit. */
  async listFiles(): Promise<TreeFile[]> {
    const { repository, listed, files } = this;
    return listed === undefined ? listFiles(repository) : addSizes(repository, await listed, (file) => files?.sizeOf(file));
  }

  /** The earlier scan's commit, and the one on which its code was compared: see `earlierCommit`. */
  get compared(): { commit: string; last: string | undefined } | undefined {
    const basis = this.basisBefore;
    return basis && this.snapshot && { commit: this.snapshot.head, last: basis.earlier ?? undefined };
  }

  /** Forgets what was found on another basis. */
  settle(tree: readonly TreeFile[], earlier: string | undefined): void {
    const attributes = tree.filter(({ path }) => isAttributes(path)).map(({ path, oid }): [string, string] => [path, oid]);
    this.basis = { earlier: earlier ?? null, attributes, records: false };
    const before = this.basisBefore;
    if (JSON.stringify({ ...before, records: false }) === JSON.stringify(this.basis)) return;
    [this.snapshot, this.files, this.facts] = [undefined, undefined, this.factsOf(undefined)];
  }

  /** Records of lines come and go without a commit: what is known of lines holds only where there were and are none. */
  isSameWithoutRecords(records: boolean): boolean {
    if (this.basis !== undefined) this.basis.records = records;
    return !records && this.basisBefore?.records === false;
  }

  /** What the earlier scan found out of a file: also that it is binary. */
  factOf(file: TreeFile): FileFact | undefined {
    return this.files?.factOf(file);
  }

  /** The same, and no commit since changed it even for a while, so that who brought its lines holds, too. */
  isUnchanged(file: Pick<ScannedFile, 'path' | 'oid'>): boolean {
    return !this.changed.has(file.path) && this.isSameText(file);
  }

  /** Whether the earlier scan saw the same text under this path. */
  isSameText(file: Pick<ScannedFile, 'path' | 'oid'>): boolean {
    return this.files?.rowOf(file) !== undefined;
  }

  /** Tables of all files; rows of the earlier scan have to be adopted one by one. */
  tables(): Tables {
    const { files } = this;
    const [known, lines, units] = (['commits', 'lines', 'units'] as const).map((kind) => this.latest(kind));
    if (files === undefined || known === undefined || lines === undefined || units === undefined) {
      const commits = new IdTable();
      return { lines: new LineStore(commits), units: new UnitStore(commits) };
    }
    const ids = new PackedTable<{ width: number }>(known);
    const commits = IdTable.unpack(ids.column('ids'), ids.values.width);
    const paths = files.textPaths();
    const shown = (path: string): Buffer | undefined => this.recallAny('shown', path);
    return { lines: LineStore.unpack(lines, paths, commits), units: UnitStore.unpack(units, { paths, commits, shown }) };
  }

  /** What the earlier scan judged. @param tables those of {@link tables}, filled */
  judgements({ lines, units }: Tables): EarlierJudgements | undefined {
    const { files } = this;
    const [changes, judged, texts] = [this.latest('changes'), this.latest('judged'), rowsOf(this.snapshot, 'texts')];
    if (files === undefined || changes === undefined || judged === undefined || texts === undefined) return undefined;
    return new EarlierJudgements({ changes, judged, texts, paths: files.textPaths() }, { lines, units, isSameText: (file) => this.isSameText(file) });
  }

  /** What the earlier scan kept of the same text under this path; of who brought its lines, as long as no commit changed it since. */
  recall<Fact>(kind: FileKind, file: Pick<ScannedFile, 'path' | 'oid'>): Fact | undefined {
    const row = kind === 'blame' && this.changed.has(file.path) ? undefined : this.files?.rowOf(file);
    const json = row === undefined ? undefined : this.facts[kind].recall(row);
    return json && JSON.parse(json.toString('utf8')) as Fact;
  }

  /** The same of whatever text was there. Not to be written to. */
  private recallAny(kind: FileKind, path: string): Buffer | undefined {
    const row = this.files?.rowAt(path);
    return row === undefined ? undefined : this.facts[kind].recall(row);
  }

  /** What the earlier scan kept of its repository as a whole. Not to be written to. */
  latest(kind: FactKind): Buffer | undefined {
    return this.snapshot?.find(kind);
  }

  private get basisBefore(): Basis | undefined {
    const json = this.latest('basis');
    return json && JSON.parse(json.toString('utf8')) as Basis;
  }

  /** Whether what this scan finds is going to be remembered. */
  get isKept(): boolean {
    return this.writer !== undefined;
  }

  /** Of a file. @param make makes JSON, or bytes; asked only where it is kept */
  keep(kind: FileKind, path: string, make: () => string | Buffer): void {
    if (this.writer === undefined) return;
    const fact = make();
    this.facts[kind].keep(path, typeof fact === 'string' ? Buffer.from(fact) : fact);
  }

  /** Of the repository. */
  keepWhole(kind: FactKind, make: () => Parameters<SnapshotWriter['add']>[1]): void {
    if (this.writer === undefined) return;
    this.writer.add(kind, make());
    this.renewed.add(kind);
  }

  /** The commit of the earlier scan, and who brought the lines that its files had there. */
  get earlier(): Blamed | undefined {
    const { snapshot } = this;
    if (snapshot === undefined) return undefined;
    return {
      commit: snapshot.head,
      blameOf: (path) => {
        const json = this.recallAny('blame', path);
        return json && unpackBlame(path, JSON.parse(json.toString('utf8')) as PackedBlame);
      },
    };
  }

  /** Only a scan that went well is remembered: one that has something to say must say it again next time, unless it will anyway. */
  async remember(found: Found, { lines, units }: Tables, { changes, judged, texts }: Judgements): Promise<void> {
    const { writer, repository, basis } = this;
    if (writer === undefined || !repository.notes.slice(this.notesBefore).every(isHeardAgain)) return;
    const paths = found.files.map(({ path }) => path);
    writer.add('basis', JSON.stringify(basis));
    writer.add('files', FileTable.pack(found));
    writer.add('lines', lines.pack(paths));
    writer.add('units', units.pack(paths));
    writer.add('changes', changes.pack());
    writer.add('judged', judged.pack());
    const ids = lines.commits.column;
    writer.add('commits', packTable({ ids }, { width: ids.width }));
    const house = this.renewed.has('house') ? undefined : this.latest('house');
    if (house !== undefined) writer.add('house', house);
    addRows(writer, 'texts', texts);
    this.addFacts(writer, found.tree.filter(isTabled));
    this.writer = undefined;
    await writer.commit();
  }

  private addFacts(writer: SnapshotWriter, tree: readonly TreeFile[]): void {
    const paths = tree.map(({ path }) => path);
    const sameText = Int32Array.from(tree, (file) => this.files?.rowOf(file) ?? -1);
    const unchanged = sameText.map((row, at) => (this.changed.has(paths[at] as string) ? -1 : row));
    for (const kind of OF_FILES) {
      const facts = this.facts[kind];
      addRows(writer, kind, { pack: () => facts.pack(paths, kind === 'blame' ? unchanged : sameText), packLengths: () => facts.packLengths() });
    }
  }

  private factsOf(snapshot: Snapshot | undefined): Readonly<Record<FileKind, FileFacts>> {
    const of = (kind: FileKind): FileFacts => new FileFacts(this.shelf, rowsOf(snapshot, kind));
    return { blame: of('blame'), shown: of('shown'), prints: of('prints') };
  }

  /** Forgets what was not remembered. */
  close(): void {
    this.writer?.abandon();
  }
}

const rowsOf = (snapshot: Snapshot | undefined, kind: RowsKind): PackedRows | undefined => {
  const [bytes, lengths] = [snapshot?.find(kind), snapshot?.find(`${kind}-lengths`)];
  return bytes && lengths && new PackedRows(bytes, lengths);
};

function addRows(writer: SnapshotWriter, kind: RowsKind, rows: Pick<FileTexts, 'pack' | 'packLengths'>): void {
  writer.add(kind, rows.pack());
  writer.add(`${kind}-lengths`, rows.packLengths());
}

/** Its failure is heard by whoever waits for it, be it that nobody does. */
function heardLater<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}

/** Attributes decide about other files, so what was found without them holds no longer than they are missing. */
const isHeardAgain = ({ code, path }: CoverageNote): boolean => SAID_AGAIN.has(code) || (ASKED_AGAIN.has(code) && path !== undefined && !isAttributes(path));

const isAttributes = (path: string): boolean => path === '.gitattributes' || path.endsWith('/.gitattributes');
