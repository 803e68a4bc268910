import type { CoverageNote, ResemblanceReason } from '../../api/report.ts';
import type { LanguageId } from '../../api/unit.ts';
import type { LineOrigins } from '../../attribution/lines.ts';
import { classifyPath } from '../../discover/discover.ts';
import type { BlobReader } from '../../history/blobs.ts';
import type { TreeFile } from '../../history/tree.ts';
import { languageOf } from '../../languages/language-of.ts';
import type { StyleCrew, StyleOutcome } from './crew.ts';
import { eachBlob, type ScannedFile } from '../files.ts';
import type { LineStore } from '../lines/line-store.ts';
import { AnswersInOrder } from './answers-in-order.ts';
import { lineTable, place, type LineTable, type OlderIs } from './placed-unit.ts';
import { Quarantine } from './quarantine.ts';
import { readFact, type StyleRead } from './style-fact.ts';
import type { Stylist } from './style.ts';
import { UnitStore, type Imports } from './unit-store.ts';
import type { Warm } from '../kept/warm.ts';

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
  /** Where the units go, and what an earlier scan knows of them. */
  kept?: { units: UnitStore; lines: LineStore; warm: Warm };
  /** Other processes to read in. */
  crew?: StyleCrew | undefined;
}

/** True when the file holds lines whose origin nothing but style can speak of. */
const needsStyle = (file: ScannedFile, lines: LineOrigins): boolean =>
  file.noStyle === undefined && (lines.undetermined.length > 0 || lines.boundary.length > 0);

/** Reads the style of the files that need it. Files are taken in their order, wherever they are read, so the result is the same. */
export async function readStyle(files: readonly ScannedFile[], linesOf: (path: string) => LineOrigins | undefined, work: Work): Promise<Styled> {
  const asked = files.filter((file) => !isKnown(file, work) && needsStyle(file, linesOf(file.path) ?? NO_LINES));
  const styled: Styled = { units: work.kept?.units ?? new UnitStore(), reasons: new Map(), notes: work.stylist.notes, imports: {} };
  const intake = new StyleIntake(styled, work);
  const { crew } = work;
  const quarantine = new Quarantine();
  let done = 0;
  const inOrder = new AnswersInOrder(crew?.ahead ?? 0);
  await eachBlob(asked, work.blobs, (file, bytes) => {
    work.onFile((done += 1), asked.length);
    if (work.isCancelled()) return undefined;
    if (bytes === undefined) return undefined;
    const lines = lineTable(file.lines, linesOf(file.path) ?? NO_LINES);
    if (quarantine.holds(file.oid)) return inOrder.add(undefined, () => intake.crashed(file));
    if (crew === undefined) {
      const read = quarantine.reading(file.oid, () => readFact(file.path, bytes.toString('utf8'), lines, work));
      return intake.read(file, read, lines);
    }
    const answer = crew.ask({ path: file.path, bytes, kinds: lines.kinds, olderIs: work.olderIs }, bytes.length);
    return inOrder.add(answer, (told) => intake.told(file, told as StyleOutcome, lines), bytes.length);
  });
  await inOrder.drain(work.isCancelled);
  for (const { path } of files) addImports(styled.imports, styled.units.importsOf(path));
  return styled;
}

/** Whether an earlier scan asked of the same text and the same lines; what it found, if only that nothing had to be asked, holds. */
function isKnown(file: ScannedFile, { kept }: Work): boolean {
  if (kept?.warm.isSameText(file) !== true || !kept.lines.isAsEarlier(file.path)) return false;
  kept.units.adopt(file.path);
  return true;
}

/** Bytes that are going to be read at most, by language: those of files whose style may be asked, by their names, and that no earlier scan has read. */
export function bytesToRead(files: readonly TreeFile[], warm: Pick<Warm, 'isUnchanged'>): Map<LanguageId, number> {
  const bytes = new Map<LanguageId, number>();
  for (const file of files) {
    const language = languageOf(file.path);
    if (language === undefined || warm.isUnchanged(file) || classifyPath(file.path) !== undefined) continue;
    bytes.set(language, (bytes.get(language) ?? 0) + (file.size ?? 0));
  }
  return bytes;
}

/** Puts into the result what was read of one file. */
class StyleIntake {
  readonly #styled: Styled;
  readonly #work: Work;

  constructor(styled: Styled, work: Work) {
    this.#styled = styled;
    this.#work = work;
  }

  read(file: ScannedFile, read: StyleRead | undefined, lines: LineTable): void {
    if (read === undefined) return;
    for (const note of read.notes) this.#styled.reasons.set(file.path, takeNote(note, file, this.#styled.notes));
    const { fact: { language, packages, units }, shown } = read;
    this.#styled.units.set(file.path, { language, packages, units: units.map((unit) => place({ ...unit, language }, lines, this.#work.olderIs)), shown });
    this.#work.kept?.warm.keep('shown', file.path, () => shown);
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

const NO_LINES: LineOrigins = { attributions: [], older: [], undetermined: [], boundary: [] };

/** Data and generated files do not get here: a limit that is reached hides code. Of prose it hides none, and nobody splits a change log for a scanner. */
function takeNote({ code, message }: { code: string; message: string }, { path, language }: ScannedFile, notes: CoverageNote[]): ResemblanceReason {
  notes.push({ code, message: `Its style was not read: ${message}.`, path, ...(language === 'markdown' ? {} : { incomplete: true }) });
  return code === 'time-limit' || code === 'parse-failed' ? code : 'over-limit';
}

function addImports(counts: ImportCounts, imports: Imports | undefined): void {
  if (imports === undefined) return;
  const { language, packages } = imports;
  const ofLanguage = (counts[language] ??= {});
  for (const name of packages) ofLanguage[name] = (Object.hasOwn(ofLanguage, name) ? (ofLanguage[name] ?? 0) : 0) + 1;
}
