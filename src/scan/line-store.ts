import type { Attribution } from '../api/attribution.ts';
import type { CommitOrigin, LineOrigins, LineRange } from '../attribution/lines.ts';
import { Column } from '../history/columns.ts';
import { Interned } from './interned.ts';

/** What is known of the lines of files, by path. */
export type LinesByPath = Pick<Map<string, LineOrigins>, 'get' | 'has' | 'size'> & { set(path: string, lines: LineOrigins): unknown };

type WithCommit = LineRange & { commit: string };

/**
 * The lines of all files as numbers, 8 to 16 bytes a range: as objects, those of a large repository would be most of what
 * a scan holds. What is read from it is made anew each time.
 */
export class LineStore implements LinesByPath {
  readonly #numbers = new Column();
  readonly #starts = new Map<string, number>();
  readonly #commits = new Interned<string>();
  readonly #origins = new Interned<CommitOrigin>();

  get size(): number {
    return this.#starts.size;
  }

  has(path: string): boolean {
    return this.#starts.has(path);
  }

  set(path: string, { older, boundary, undetermined, attributions, byPerson }: LineOrigins): void {
    this.#starts.set(path, this.#numbers.length);
    const write = (list: readonly LineRange[], more: (range: never) => void): void => {
      this.#numbers.push(list.length);
      for (const range of list) {
        this.#numbers.push(range.startLine);
        this.#numbers.push(range.endLine);
        more(range as never);
      }
    };
    const withCommit = ({ commit }: Partial<WithCommit>): void => this.#numbers.push(commit === undefined ? -1 : this.#commits.of(commit, commit));
    write(older, () => undefined);
    write(boundary, () => undefined);
    write(undetermined, withCommit);
    write(attributions, ({ startLine: _start, endLine: _end, commit, ...origin }: Attribution) => {
      withCommit(commit === undefined ? {} : { commit });
      this.#numbers.push(this.#origins.of(JSON.stringify(origin), origin));
    });
    if (byPerson === undefined) this.#numbers.push(-1);
    else write(byPerson, withCommit);
  }

  get(path: string): LineOrigins | undefined {
    const start = this.#starts.get(path);
    if (start === undefined) return undefined;
    const cursor = new Cursor(this.#numbers, start);
    const commit = (): string => this.#commits.at(cursor.next()) as string;
    const plain = (): LineRange => ({ startLine: cursor.next(), endLine: cursor.next() });
    const brought = (): WithCommit => ({ startLine: cursor.next(), endLine: cursor.next(), commit: commit() });
    const older = cursor.list(plain);
    const boundary = cursor.list(plain);
    const undetermined = cursor.list(brought);
    const attributions = cursor.list((): Attribution => {
      const range = plain();
      const id = this.#commits.at(cursor.next());
      return { ...range, ...(id === undefined ? {} : { commit: id }), ...(this.#origins.at(cursor.next()) as CommitOrigin) };
    });
    const isWatched = cursor.isList();
    return { attributions, older, undetermined, boundary, ...(isWatched ? { byPerson: cursor.list(brought) } : {}) };
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
