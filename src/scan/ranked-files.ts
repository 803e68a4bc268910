import type { ReportFile, ResemblanceReason, Verdict } from '../api/report.ts';
import { Column, FloatColumn } from '../history/columns.ts';
import { byRank, rankFiles } from '../score/rank.ts';
import type { ScannedFile } from './files.ts';
import { Interned } from './interned.ts';
import { lazyRows } from './lazy-list.ts';

/** Files that a report holds; where there are more, they are made when somebody looks at them. */
const MOST_HELD = 10_000;
const NONE = -1;

export interface Description {
  describe: (file: ScannedFile) => ReportFile;
  /** Makes the lists of a description again, of which it is known how long they are. */
  lists: (path: string, lengths: ListLengths) => Pick<ReportFile, 'attributions' | 'units'>;
}

export type ListLengths = Record<'attributions' | 'units', number>;

/** Describes files, in rank order. @param most files whose descriptions are held */
export function rankedFiles(files: readonly ScannedFile[], description: Description, most = MOST_HELD): ReportFile[] {
  return files.length <= most ? rankFiles(files.map(description.describe)) : new RankedFiles(files, description).list();
}

/** What was found of each file as numbers; the description is made of them anew each time. */
class RankedFiles {
  readonly #files: readonly ScannedFile[];
  readonly #lists: Description['lists'];
  readonly #expected = new FloatColumn();
  /** NaN where the tool abstains. */
  readonly #resemblances = new FloatColumn();
  /** Verdict, reason, attributed ranges, units: each in a column of its own. */
  readonly #numbers = [new Column(), new Column(), new Column(), new Column()] as const;
  readonly #verdicts = new Interned<Verdict>();
  readonly #reasons = new Interned<ResemblanceReason>();
  readonly #order: Int32Array;

  constructor(files: readonly ScannedFile[], { describe, lists }: Description) {
    this.#files = files;
    this.#lists = lists;
    for (const file of files) this.#add(describe(file));
    const keys = files.map(({ path }, row) => ({ path, row, verdict: this.#verdictAt(row), expectedLines: this.#expected.at(row) }));
    this.#order = Int32Array.from(keys.sort(byRank), ({ row }) => row);
  }

  list(): ReportFile[] {
    return lazyRows(this.#files.length, (at) => this.#at(at));
  }

  #add({ verdict, expectedLines, resemblance, resemblanceReason: reason, attributions, units }: ReportFile): void {
    this.#expected.push(expectedLines);
    this.#resemblances.push(resemblance ?? Number.NaN);
    const numbers = [this.#verdicts.of(verdict, verdict), reason === undefined ? NONE : this.#reasons.of(reason, reason), attributions.length, units.length];
    for (const [column, number] of numbers.entries()) this.#numbers[column]!.push(number);
  }

  #at(at: number): ReportFile {
    const row = this.#order[at] as number;
    const { path, language, lines, sloc } = this.#files[row] as ScannedFile;
    const [, reasons, attributed, counts] = this.#numbers;
    const resemblance = this.#resemblances.at(row);
    const resemblanceReason = this.#reasons.at(reasons.at(row));
    const { attributions, units } = this.#lists(path, { attributions: attributed.at(row), units: counts.at(row) });
    return {
      path, language, lines, sloc, rank: at + 1, verdict: this.#verdictAt(row), expectedLines: this.#expected.at(row), attributions,
      resemblance: Number.isNaN(resemblance) ? null : resemblance, ...(resemblanceReason === undefined ? {} : { resemblanceReason }), units, evidence: [],
    };
  }

  #verdictAt(row: number): Verdict {
    return this.#verdicts.at(this.#numbers[0].at(row)) as Verdict;
  }
}
