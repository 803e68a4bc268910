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
    let at = start;
    const next = (): number => this.#numbers.at(at++);
    const read = <Range>(more: (range: LineRange) => Range): Range[] => {
      const ranges: Range[] = [];
      for (let left = next(); left > 0; left -= 1) ranges.push(more({ startLine: next(), endLine: next() }));
      return ranges;
    };
    const commit = (range: LineRange): WithCommit => ({ ...range, commit: this.#commits.at(next()) as string });
    const older = read((range) => range);
    const boundary = read((range) => range);
    const undetermined = read(commit);
    const attributions = read((range): Attribution => {
      const id = this.#commits.at(next());
      return { ...range, ...(id === undefined ? {} : { commit: id }), ...(this.#origins.at(next()) as CommitOrigin) };
    });
    const isWatched = this.#numbers.at(at) >= 0;
    return { attributions, older, undetermined, boundary, ...(isWatched ? { byPerson: read(commit) } : {}) };
  }
}
