import type { CoverageNote, ResemblanceReason } from '../api/report.ts';
import { lineCount, type LineOrigins } from '../attribution/lines.ts';
import type { BlobReader } from '../history/blobs.ts';
import type { StyleCrew, StyleOutcome } from './crew.ts';
import { eachBlob, type ScannedFile } from './files.ts';
import { countOrigins, lineTable, place, type LineTable, type OlderIs } from './placed-unit.ts';
import { Quarantine } from './quarantine.ts';
import { readFact, type StyleFact, type StyleRead } from './style-fact.ts';
import { packStyle, shownOf, unpackStyle, type PackedStyle } from './style-pack.ts';
import type { Stylist } from './style.ts';
import { UnitStore } from './unit-store.ts';
import type { Warm } from './warm.ts';

/** Package name → files that import it, by language. */
export type ImportCounts = Record<string, Record<string, number>>;

export interface Styled {
  /** Units by path, for the files whose style was asked. */
  units: UnitStore;
  /** Why a file has no units although its style was asked. */
  reasons: Map<string, ResemblanceReason>;
  notes: CoverageNote[];
  imports: ImportCounts;
}

export const NO_STYLE = (): Styled => ({ units: new UnitStore(), reasons: new Map(), notes: [], imports: {} });

interface Work {
  stylist: Stylist;
  blobs: BlobReader;
  olderIs: OlderIs;
  onFile: (done: number, total: number) => void;
  isCancelled: () => boolean;
  warm?: Warm;
  /** Other processes to read in. */
  crew?: StyleCrew | undefined;
}

/** True when the file holds lines whose origin nothing but style can speak of. */
export const needsStyle = (file: ScannedFile, lines: LineOrigins): boolean =>
  file.noStyle === undefined && (lines.undetermined.length > 0 || lines.boundary.length > 0);

/** Reads the style of the files that need it. Files are taken in their order, wherever they are read, so the result is the same. */
export async function readStyle(files: readonly ScannedFile[], linesOf: (path: string) => LineOrigins | undefined, work: Work): Promise<Styled> {
  const asked = files.filter((file) => needsStyle(file, linesOf(file.path) ?? NO_LINES));
  const tableOf = (file: ScannedFile): LineTable => lineTable(file.lines, linesOf(file.path) ?? NO_LINES);
  const recalled = new RecalledStyle(work.warm, tableOf);
  const styled: Styled = { units: new UnitStore(), reasons: new Map(), notes: work.stylist.notes, imports: {} };
  const intake = new StyleIntake(styled, work);
  const { crew } = work;
  const quarantine = new Quarantine();
  let done = 0;
  const inOrder = new InOrder(crew?.ahead ?? 0);
  await eachBlob(asked, work.blobs, (file, bytes) => {
    work.onFile((done += 1), asked.length);
    if (work.isCancelled()) return undefined;
    const known = recalled.take(file);
    if (known !== undefined) return inOrder.add(undefined, () => intake.take(file, known));
    const lines = tableOf(file);
    if (bytes === undefined) return undefined;
    if (quarantine.holds(file.oid)) return inOrder.add(undefined, () => intake.crashed(file));
    if (crew === undefined) {
      const read = quarantine.reading(file.oid, () => readFact(file.path, bytes.toString('utf8'), lines, work));
      return intake.read(file, read, lines);
    }
    const answer = crew.ask({ path: file.path, bytes, kinds: lines.kinds, olderIs: work.olderIs }, bytes.length);
    return inOrder.add(answer, (told) => intake.told(file, told as StyleOutcome, lines), bytes.length);
  }, (file) => recalled.has(file));
  await inOrder.drain(work.isCancelled);
  return styled;
}

/** Lines that are going to be read at most: those of files whose style may be asked and that no earlier scan has read. */
export const linesToRead = (files: readonly ScannedFile[], warm: Warm): number =>
  files.reduce((sum, { path, oid, lines, noStyle }) => sum + (noStyle !== undefined || warm.knows({ kind: 'style', path, oid }) ? 0 : lines), 0);

/** Bytes of files that are out at once. */
const MOST_BYTES = 16 << 20;

/** Acts on answers in the order in which they were asked for, and holds the asker back while too many are out. */
class InOrder {
  readonly #most: number;
  readonly #waiting: { answer: Promise<unknown> | undefined; act: (answer: unknown) => void; size: number }[] = [];
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** @param size bytes that are kept until it is answered */
  add(answer: Promise<unknown> | undefined, act: (answer: unknown) => void, size = 0): Promise<void> | undefined {
    if (this.#most === 0) {
      act(undefined);
      return undefined;
    }
    answer?.catch(() => undefined); // heard when its turn comes
    this.#waiting.push({ answer, act, size });
    this.#held += size;
    return this.#isFull ? this.#makeRoom() : undefined;
  }

  /** Waits for what is out; leaves it when the scan ends early. */
  async drain(isCancelled: () => boolean): Promise<void> {
    while (this.#waiting.length > 0 && !isCancelled()) await this.#settle();
  }

  get #isFull(): boolean {
    return this.#waiting.length > this.#most || this.#held > MOST_BYTES;
  }

  async #makeRoom(): Promise<void> {
    while (this.#isFull) await this.#settle();
  }

  async #settle(): Promise<void> {
    const first = this.#waiting.shift();
    if (first === undefined) return;
    first.act(await first.answer);
    this.#held -= first.size;
  }
}

/** What is known of the style of one file. */
interface Taken {
  fact: StyleFact;
  /** As in `UnitStore`. */
  shown: Buffer;
  lines: LineTable;
}

/** Puts into the result what was read of one file. */
class StyleIntake {
  readonly #styled: Styled;
  readonly #work: Work;

  constructor(styled: Styled, work: Work) {
    this.#styled = styled;
    this.#work = work;
  }

  take({ path }: ScannedFile, { fact, shown, lines }: Taken): void {
    addImports(this.#styled.imports, fact);
    this.#styled.units.set(path, fact.units.map((unit) => place({ ...unit, language: fact.language }, lines, this.#work.olderIs)), shown);
  }

  read(file: ScannedFile, read: StyleRead | undefined, lines: LineTable): void {
    if (read === undefined) return;
    for (const note of read.notes) this.#styled.reasons.set(file.path, takeNote(note, file.path, this.#styled.notes));
    const { fact } = read;
    const shown = shownOf(fact.units);
    this.take(file, { fact, shown, lines });
    if (read.notes.length > 0) return;
    this.#work.warm?.keep(keyOf('style', file), () => packStyle(fact));
    this.#work.warm?.keep(keyOf('shown', file), () => shown);
  }

  told(file: ScannedFile, outcome: StyleOutcome, lines: LineTable): void {
    if (outcome.is === 'crashed') this.crashed(file);
    if (outcome.is !== 'answered') return;
    this.#work.stylist.adopt(outcome.answer.failures);
    this.read(file, outcome.answer.read, lines);
  }

  crashed({ path }: ScannedFile): void {
    this.#styled.reasons.set(path, 'parse-failed');
    this.#styled.notes.push({ code: 'parser-crashed', message: 'Its style was not read: the parser crashed on it.', path, incomplete: true });
  }
}

/** Styles that an earlier scan found, looked at once although they are asked for twice: whether, and what. */
class RecalledStyle {
  readonly #warm: Warm | undefined;
  readonly #tableOf: (file: ScannedFile) => LineTable;
  readonly #ahead = new Map<string, Taken>();

  constructor(warm: Warm | undefined, tableOf: (file: ScannedFile) => LineTable) {
    this.#warm = warm;
    this.#tableOf = tableOf;
  }

  /** False also where a unit's style is asked now and was not asked then. */
  has(file: ScannedFile): boolean {
    const packed = this.#warm?.recall<PackedStyle>(keyOf('style', file));
    const shown = this.#warm?.recallBytes(keyOf('shown', file));
    if (packed === undefined || shown === undefined) return false;
    const fact = unpackStyle(packed);
    const lines = this.#tableOf(file);
    if (fact.units.some((unit) => unit.score === undefined && countOrigins(unit, lines).isAsked)) return false;
    this.#ahead.set(file.path, { fact, shown, lines });
    return true;
  }

  take({ path }: ScannedFile): Taken | undefined {
    const known = this.#ahead.get(path);
    this.#ahead.delete(path);
    return known;
  }
}

const keyOf = (kind: 'style' | 'shown', { path, oid }: ScannedFile) => ({ kind, path, oid });

const NO_LINES: LineOrigins = { attributions: [], older: [], undetermined: [], boundary: [] };

/** Data and generated files do not get here: a limit that is reached hides code. */
function takeNote({ code, message }: { code: string; message: string }, path: string, notes: CoverageNote[]): ResemblanceReason {
  notes.push({ code, message: `Its style was not read: ${message}.`, path, incomplete: true });
  return code === 'time-limit' || code === 'parse-failed' ? code : 'over-limit';
}

function addImports(counts: ImportCounts, { language, packages }: StyleFact): void {
  const ofLanguage = (counts[language] ??= {});
  for (const name of packages) ofLanguage[name] = (Object.hasOwn(ofLanguage, name) ? (ofLanguage[name] ?? 0) : 0) + 1;
}

export const undeterminedLines = (lines: LineOrigins): number => lineCount(lines.undetermined) + lineCount(lines.boundary);
