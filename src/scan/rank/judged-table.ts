import type { ResemblanceReason, Verdict } from '../../api/report.ts';
import { Column, FloatColumn } from '../../history/columns.ts';
import { Interned } from '../kept/interned.ts';
import type { JudgedFile } from './rank.ts';
import { packTable, PackedTable } from '../kept/packed-table.ts';

/** Columns per file: verdict, reason, attributed ranges, their lines, units, whether one of them reaches, changes that resemble. */
const WIDTH = 7;
const NONE = -1;

/** What {@link JudgedTable.pack} writes beside the columns. */
interface Packed {
  verdicts: Verdict[];
  reasons: ResemblanceReason[];
}

/** What was judged of files, by number from 0, as columns. */
export class JudgedTable {
  readonly #numbers: Column;
  /** Of each file its resemblance, NaN where the tool abstains, and the lines that resemble. */
  readonly #shares: FloatColumn;
  readonly #verdicts = new Interned<Verdict>();
  readonly #reasons = new Interned<ResemblanceReason>();

  constructor(numbers = new Column(), shares = new FloatColumn()) {
    this.#numbers = numbers;
    this.#shares = shares;
  }

  static unpack(packed: Buffer): JudgedTable {
    const kept = new PackedTable<Packed>(packed);
    const table = new JudgedTable(Column.unpack(kept.column('numbers')), FloatColumn.unpack(kept.column('shares')));
    for (const verdict of kept.values.verdicts) table.#verdicts.of(verdict, verdict);
    for (const reason of kept.values.reasons) table.#reasons.of(reason, reason);
    return table;
  }

  add({ verdict, resemblance, resemblanceReason: reason, resembling, attributions, attributedLines, units, reaches, changes }: JudgedFile): void {
    for (const share of [resemblance ?? Number.NaN, resembling]) this.#shares.push(share);
    const numbers = [this.#verdicts.of(verdict, verdict), reason === undefined ? NONE : this.#reasons.of(reason, reason), attributions, attributedLines, units, reaches ? 1 : 0, changes];
    for (const number of numbers) this.#numbers.push(number);
  }

  at(row: number): JudgedFile {
    const numbers = this.#numbers;
    const first = row * WIDTH;
    const reason = numbers.at(first + 1);
    const [resemblance, resembling] = [this.#shares.at(row * 2), this.#shares.at(row * 2 + 1)];
    const resemblanceReason = this.#reasons.at(reason);
    const judged: JudgedFile = {
      verdict: this.verdictAt(row), resemblance: Number.isNaN(resemblance) ? null : resemblance, resembling,
      attributions: numbers.at(first + 2), attributedLines: numbers.at(first + 3), units: numbers.at(first + 4), reaches: numbers.at(first + 5) === 1,
      changes: numbers.at(first + 6),
    };
    if (resemblanceReason !== undefined) judged.resemblanceReason = resemblanceReason;
    return judged;
  }

  verdictAt(row: number): Verdict {
    return this.#verdicts.at(this.#numbers.at(row * WIDTH)) as Verdict;
  }

  /** In pieces. */
  pack(): Generator<Buffer> {
    return packTable({ numbers: this.#numbers, shares: this.#shares }, { verdicts: this.#verdicts.values, reasons: this.#reasons.values });
  }
}
