import type { ReportFile } from '../../api/report.ts';
import { FloatColumn } from '../../history/columns.ts';
import { byRank, type Ranked } from '../../score/rank.ts';
import type { FileText } from '../file-texts.ts';
import type { ScannedFile } from '../files.ts';
import { JudgedTable } from './judged-table.ts';
import { lazyRows } from '../kept/lazy-list.ts';
import { type JudgedFile, rankJson, reportFile } from './rank.ts';

/** Files and attributed ranges that a report holds; where there are more, they are made when somebody looks at them. */
const MOST_FILES = 10_000;
const MOST_RANGES = 100_000;

export interface Judges {
  judge: (file: ScannedFile) => JudgedFile;
  /** Lines of banned origin to be expected. */
  expect: (path: string, judged: JudgedFile) => number;
  /** The lists of a file, as long as it was judged to have them. @param isHeld whether attributed ranges are held, not made when somebody looks at them */
  lists: (file: ScannedFile, judged: JudgedFile, isHeld: boolean) => Pick<ReportFile, 'attributions' | 'units' | 'evidence'>;
  /** A file as JSON, by its number. */
  textOf: (row: number) => FileText;
}

/** Files in rank order, with what was judged of each as numbers. */
export class RankedFiles {
  /** In the order in which files were given. */
  readonly judged = new JudgedTable();
  readonly #files: readonly ScannedFile[];
  readonly #judges: Judges;
  readonly #expected = new FloatColumn();
  /** Numbers of files by rank. */
  readonly #order: Int32Array;
  #ranges = 0;

  constructor(files: readonly ScannedFile[], judges: Judges) {
    this.#files = files;
    this.#judges = judges;
    for (const file of files) {
      const judged = judges.judge(file);
      this.judged.add(judged);
      this.#expected.push(judges.expect(file.path, judged));
      this.#ranges += judged.attributions;
    }
    const keys = files.map(({ path }, row) => ({ path, verdict: this.judged.verdictAt(row), expectedLines: this.#expected.at(row) }));
    this.#order = new Int32Array(keys.keys()).sort((a, b) => byRank(keys[a] as Ranked, keys[b] as Ranked));
  }

  /** As the report shows them. @param most files that are held */
  list(most = MOST_FILES): ReportFile[] {
    return this.#listed(Int32Array.from(this.#order.keys()), most);
  }

  /** Some of them. @param most as of {@link list} */
  filter(isWanted: (judged: JudgedFile) => boolean, most = MOST_FILES): ReportFile[] {
    return this.#listed(Int32Array.from(this.#order.keys()).filter((at) => isWanted(this.judged.at(this.#order[at] as number))), most);
  }

  /** @param places in rank order, from 0 */
  #listed(places: Int32Array, most: number): ReportFile[] {
    const isHeld = places.length <= most && this.#ranges <= MOST_RANGES;
    return lazyRows(places.length, { make: (at) => this.#at(places[at] as number, isHeld), asJson: () => this.#texts(places), most });
  }

  #at(at: number, isHeld: boolean): ReportFile {
    const row = this.#order[at] as number;
    const file = this.#files[row] as ScannedFile;
    const judged = this.judged.at(row);
    return reportFile(file, judged, { rank: at + 1, expectedLines: this.#expected.at(row), ...this.#judges.lists(file, judged, isHeld) });
  }

  *#texts(places: Int32Array): Generator<string> {
    for (const at of places) {
      const row = this.#order[at] as number;
      const [head, tail] = this.#judges.textOf(row);
      yield [head, rankJson({ rank: at + 1, verdict: this.judged.verdictAt(row), expectedLines: this.#expected.at(row) }), tail].join('');
    }
  }
}
