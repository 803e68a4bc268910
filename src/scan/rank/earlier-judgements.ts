import { ChangeTable, type KnownChange } from '../changes/change-table.ts';
import type { EarlierChanges, PooledChanges } from '../changes/changes.ts';
import type { ScannedFile } from '../files.ts';
import { JudgedTable } from './judged-table.ts';
import type { PackedRows } from '../kept/packed-rows.ts';
import type { LineStore } from '../lines/line-store.ts';
import type { JudgedFile } from './rank.ts';
import type { UnitStore } from '../style/unit-store.ts';

/** What an earlier scan judged, as it kept it. */
interface Kept {
  changes: Buffer;
  judged: Buffer;
  texts: PackedRows;
  /** Those of the judged files, in their order. */
  paths: readonly string[];
}

/** The tables of this scan, begun with those of the earlier one. */
interface Now {
  lines: LineStore;
  units: UnitStore;
  isSameText: (file: ScannedFile) => boolean;
}

/**
 * What an earlier scan judged of changes and files. A change is pooled anew where lines or units of one of its files are not as
 * they were; a file is judged and written anew where they are its own, or where one of its changes now resembles otherwise.
 */
export class EarlierJudgements implements EarlierChanges {
  readonly changes: ChangeTable;
  readonly moved: ReadonlySet<string>;
  readonly texts: PackedRows;
  readonly #judged: JudgedTable;
  readonly #rows: ReadonlyMap<string, number>;
  readonly #now: Now;
  /** Numbers of the changes that moved, and of those that resemble otherwise. */
  readonly #moved: ReadonlySet<number>;
  #otherwise: ReadonlySet<number>;

  /** @param now with all that the earlier scan knew adopted that still holds */
  constructor({ changes, judged, texts, paths }: Kept, now: Now) {
    this.texts = texts;
    this.changes = ChangeTable.unpack(changes);
    this.#judged = JudgedTable.unpack(judged);
    this.#rows = new Map(paths.map((path, row) => [path, row]));
    this.#now = now;
    this.#moved = this.#otherwise = new Set([...now.lines.moved(), ...now.units.moved()]);
    this.moved = new Set([...this.#moved].map((number) => now.lines.commits.at(number)));
  }

  /** Whether a file has a part in a change that moved. */
  hasMoved(path: string): boolean {
    return this.#names(path, this.#moved);
  }

  /** Of the changes that moved, those that resemble as they did, code and message too, are none to judge or write a file anew for. */
  compare(changes: Pick<PooledChanges, 'get'>): void {
    this.#otherwise = new Set([...this.#moved].filter((number) => {
      const commit = this.#now.lines.commits.at(number);
      return !isSame(this.changes.get(commit), changes.get(commit));
    }));
  }

  /** The number of a file in the earlier scan, where it was judged and written as it would be now. */
  rowOf(file: ScannedFile): number | undefined {
    const { path } = file;
    const row = this.#rows.get(path);
    const { lines, units, isSameText } = this.#now;
    const holds = row !== undefined && isSameText(file) && lines.isAsEarlier(path) && units.isAsEarlier(path) && !this.#names(path, this.#otherwise);
    return holds ? row : undefined;
  }

  /** @param row as {@link rowOf} gives it */
  judgedAt(row: number): JudgedFile {
    return this.#judged.at(row);
  }

  #names(path: string, commits: ReadonlySet<number>): boolean {
    const { lines, units } = this.#now;
    return commits.size > 0 && (lines.names(path, commits) || units.names(path, commits));
  }
}

const isSame = (one: KnownChange | undefined, other: KnownChange | undefined): boolean =>
  one?.resemblance === other?.resemblance && one?.codeResemblance === other?.codeResemblance && one?.messageResemblance === other?.messageResemblance;
