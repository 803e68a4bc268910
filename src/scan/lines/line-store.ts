import type { Attribution } from '../../api/attribution.ts';
import type { CommitOrigin, LineOrigins, LineRange } from '../../attribution/lines.ts';
import { Column } from '../../history/columns.ts';
import { IdTable } from '../../history/id-table.ts';
import { Interned } from '../kept/interned.ts';
import { packTable, PackedTable } from '../kept/packed-table.ts';

/** What is known of the lines of files, by path. */
export interface LinesByPath extends Pick<Map<string, LineOrigins>, 'get' | 'has' | 'size'> {
  set(path: string, lines: LineOrigins): unknown;
  /** Takes what an earlier scan knew of a file for what is known now. False where it knew nothing. */
  adopt?(path: string): boolean;
}

type WithCommit = LineRange & { commit: string };

/** What {@link LineStore.pack} writes beside the numbers, and where those of each file begin, or {@link NONE} where it could not be blamed. */
interface Packed {
  origins: CommitOrigin[];
}

/** How many numbers make a range, in the order of the lists: older, boundary, undetermined, attributed, by a person. */
const WIDTHS = [2, 2, 3, 4, 3] as const;
/** Numbers of a range that a commit brought, its number the last of them. */
const BROUGHT = WIDTHS[2];
const NONE = -1;

/**
 * The lines of all files as numbers, 8 to 16 bytes a range: as objects, those of a large repository would be most of what
 * a scan holds. What is read from it is made anew each time. It can begin with what an earlier scan knew.
 */
export class LineStore implements LinesByPath {
  readonly commits: IdTable;
  readonly #numbers: Column;
  readonly #starts = new Map<string, number>();
  readonly #earlier = new Map<string, number>();
  readonly #origins = new Interned<CommitOrigin>();

  constructor(commits = new IdTable(), numbers = new Column()) {
    this.commits = commits;
    this.#numbers = numbers;
  }

  /** @param paths those that it was packed for, in their order */
  static unpack(packed: Buffer, paths: readonly string[], commits: IdTable): LineStore {
    const table = new PackedTable<Packed>(packed);
    const store = new LineStore(commits, Column.unpack(table.column('numbers')));
    const starts = Column.unpack(table.column('starts'));
    for (const [at, path] of paths.entries()) if (starts.at(at) !== NONE) store.#earlier.set(path, starts.at(at));
    for (const origin of table.values.origins) store.#origins.of(JSON.stringify(origin), origin);
    return store;
  }

  get size(): number {
    return this.#starts.size;
  }

  has(path: string): boolean {
    return this.#starts.has(path);
  }

  adopt(path: string): boolean {
    const start = this.#earlier.get(path);
    if (start !== undefined) this.#starts.set(path, start);
    return start !== undefined;
  }

  /** Whether its lines are as an earlier scan knew them, adopted or found again. */
  isAsEarlier(path: string): boolean {
    const start = this.#starts.get(path);
    return start !== undefined && start === this.#earlier.get(path);
  }

  set(path: string, lines: LineOrigins): void {
    const numbers = this.#numbersOf(lines);
    const earlier = this.#earlier.get(path);
    if (earlier !== undefined && numbers.every((number, at) => earlier + at < this.#numbers.length && number === this.#numbers.at(earlier + at))) {
      this.#starts.set(path, earlier);
      return;
    }
    this.#starts.set(path, this.#numbers.length);
    for (const number of numbers) this.#numbers.push(number);
  }

  get(path: string): LineOrigins | undefined {
    const start = this.#starts.get(path);
    if (start === undefined) return undefined;
    const cursor = new Cursor(this.#numbers, start);
    const plain = (): LineRange => ({ startLine: cursor.next(), endLine: cursor.next() });
    const brought = (): WithCommit => this.#brought(cursor);
    const older = cursor.list(plain);
    const boundary = cursor.list(plain);
    const undetermined = cursor.list(brought);
    const attributions = cursor.list(() => this.#attribution(cursor));
    const isWatched = cursor.isList();
    return { attributions, older, undetermined, boundary, ...(isWatched ? { byPerson: cursor.list(brought) } : {}) };
  }

  /** The same as `attributions` of what {@link get} answers. */
  attributions(path: string): Attribution[] {
    const start = this.#starts.get(path);
    if (start === undefined) return [];
    const undetermined = this.#undeterminedAt(start);
    const cursor = new Cursor(this.#numbers, undetermined + 1 + BROUGHT * this.#numbers.at(undetermined));
    return cursor.list(() => this.#attribution(cursor));
  }

  /** The same as `undetermined` of what {@link get} answers. */
  undetermined(path: string): WithCommit[] {
    const start = this.#starts.get(path);
    if (start === undefined) return [];
    const cursor = new Cursor(this.#numbers, this.#undeterminedAt(start));
    return cursor.list(() => this.#brought(cursor));
  }

  /** Numbers of the commits that brought undetermined lines of a file which is not as an earlier scan knew it: those of then and those of now. */
  *moved(): Generator<number> {
    for (const [path, start] of this.#earlier) if (this.#starts.get(path) !== start) yield* this.#named(start);
    for (const [path, start] of this.#starts) if (this.#earlier.get(path) !== start) yield* this.#named(start);
  }

  /** Whether one of these commits brought undetermined lines of a file. Asked of every file, so nothing is made for it. */
  names(path: string, commits: ReadonlySet<number>): boolean {
    const start = this.#starts.get(path);
    if (start === undefined) return false;
    for (let at = this.#undeterminedAt(start), left = this.#numbers.at(at); left > 0; left -= 1) {
      at += BROUGHT;
      if (commits.has(this.#numbers.at(at))) return true;
    }
    return false;
  }

  *#named(start: number): Generator<number> {
    for (let at = this.#undeterminedAt(start), left = this.#numbers.at(at); left > 0; left -= 1) yield this.#numbers.at((at += BROUGHT));
  }

  /** Where the list of undetermined ranges begins. */
  #undeterminedAt(start: number): number {
    const boundary = start + 1 + WIDTHS[0] * this.#numbers.at(start);
    return boundary + 1 + WIDTHS[1] * this.#numbers.at(boundary);
  }

  #attribution(cursor: Cursor): Attribution {
    const [startLine, endLine, commit] = [cursor.next(), cursor.next(), cursor.next()];
    const origin = this.#origins.at(cursor.next()) as CommitOrigin;
    return commit === NONE ? { startLine, endLine, ...origin } : { startLine, endLine, commit: this.commits.at(commit), ...origin };
  }

  #brought(cursor: Cursor): WithCommit {
    return { startLine: cursor.next(), endLine: cursor.next(), commit: this.commits.at(cursor.next()) };
  }

  /** The lines of these files, in pieces. The commits that they name are packed by themselves. */
  pack(paths: readonly string[]): Generator<Buffer> {
    const [starts, numbers] = [new Column(), new Column()];
    let [from, end] = [0, 0]; // most files follow each other as they did
    for (const path of paths) {
      const start = this.#starts.get(path);
      if (start !== undefined && start !== end) {
        numbers.append(this.#numbers, from, end);
        [from, end] = [start, start];
      }
      starts.push(start === undefined ? NONE : numbers.length + end - from);
      if (start !== undefined) end += this.#length(start);
    }
    numbers.append(this.#numbers, from, end);
    return packTable({ starts, numbers }, { origins: this.#origins.values });
  }

  /** How many numbers there are of one file. */
  #length(start: number): number {
    let length = 0;
    for (const width of WIDTHS) length += 1 + width * Math.max(0, this.#numbers.at(start + length));
    return length;
  }

  #numbersOf({ older, boundary, undetermined, attributions, byPerson }: LineOrigins): number[] {
    const numbers: number[] = [];
    const write = <Range extends LineRange>(list: readonly Range[], more: (range: Range) => void): void => {
      numbers.push(list.length);
      for (const range of list) {
        numbers.push(range.startLine, range.endLine);
        more(range);
      }
    };
    const withCommit = ({ commit }: Partial<WithCommit>): void => {
      numbers.push(commit === undefined ? NONE : this.commits.add(commit));
    };
    write(older, () => undefined);
    write(boundary, () => undefined);
    write(undetermined, withCommit);
    write(attributions, ({ startLine: _start, endLine: _end, commit, ...origin }) => {
      withCommit(commit === undefined ? {} : { commit });
      numbers.push(this.#origins.of(JSON.stringify(origin), origin));
    });
    if (byPerson === undefined) numbers.push(NONE);
    else write(byPerson, withCommit);
    return numbers;
  }
}

/** Reads one number after the other. */
class Cursor {
  readonly #numbers: Column;
  #at: number;

  constructor(numbers: Column, start: number) {
    this.#numbers = numbers;
    this.#at = start;
  }

  next(): number {
    return this.#numbers.at(this.#at++);
  }

  isList(): boolean {
    return this.#numbers.at(this.#at) >= 0;
  }

  /** A number says how many follow. */
  list<Range>(read: () => Range): Range[] {
    const ranges: Range[] = [];
    for (let left = this.next(); left > 0; left -= 1) ranges.push(read());
    return ranges;
  }
}
