import type { CoverageNote, ReportUnit, ResemblanceReason } from '../api/report.ts';
import type { Unit } from '../api/unit.ts';
import { lineCount, type LineOrigins } from '../attribution/lines.ts';
import type { BlobReader } from '../history/blobs.ts';
import { readSource } from '../languages/source.ts';
import type { UnitScore } from '../score/unit-score.ts';
import { eachBlob, type ScannedFile } from './files.ts';
import { rounded } from './numbers.ts';
import type { Stylist } from './style.ts';

/** A unit of a file with what is known about its lines. */
export interface PlacedUnit {
  report: ReportUnit;
  language: Unit['language'];
  /** Absent when nobody asked for its style, or nobody can tell. */
  score?: UnitScore;
  /** The undeclared commit that brought most of its lines. */
  commit?: string;
}

export type ScoredUnit = PlacedUnit & { score: UnitScore };
export const isScored = (unit: PlacedUnit): unit is ScoredUnit => unit.score !== undefined;

/** Package name → files that import it, by language. */
export type ImportCounts = Record<string, Record<string, number>>;

export interface Styled {
  /** Units by path, for the files whose style was asked. */
  units: Map<string, PlacedUnit[]>;
  /** Why a file has no units although its style was asked. */
  reasons: Map<string, ResemblanceReason>;
  notes: CoverageNote[];
  imports: ImportCounts;
}

export const NO_STYLE = (): Styled => ({ units: new Map(), reasons: new Map(), notes: [], imports: {} });

interface Work {
  stylist: Stylist;
  blobs: BlobReader;
  /** Why lines that are older than the window have no agent. */
  olderIs: 'human-by-date' | 'before-window';
  onFile: (done: number, total: number) => void;
  isCancelled: () => boolean;
}

/** Units whose own resemblance reaches this show what made it so. */
const TELLING = 0.5;
const EVIDENCE_SHOWN = 5;

/** True when the file holds lines whose origin nothing but style can speak of. */
export const needsStyle = (file: ScannedFile, lines: LineOrigins): boolean =>
  file.noStyle === undefined && (lines.undetermined.length > 0 || lines.boundary.length > 0);

/** Reads the style of the files that need it, one at a time. */
export async function readStyle(files: readonly ScannedFile[], linesOf: (path: string) => LineOrigins | undefined, work: Work): Promise<Styled> {
  const { stylist } = work;
  const styled: Styled = { units: new Map(), reasons: new Map(), notes: stylist.notes, imports: {} };
  const asked = files.filter((file) => needsStyle(file, linesOf(file.path) ?? NO_LINES));
  let done = 0;
  await eachBlob(asked, work.blobs, (file, bytes) => {
    work.onFile((done += 1), asked.length);
    if (bytes === undefined || work.isCancelled()) return;
    const source = readSource(file.path, bytes.toString('utf8'));
    if (source === undefined) return;
    for (const note of source.notes) styled.reasons.set(file.path, takeNote(note, file.path, styled.notes));
    countImports(styled.imports, source.whole);
    const lines = lineTable(file.lines, linesOf(file.path) ?? NO_LINES);
    styled.units.set(file.path, source.units.map((unit) => place(unit, lines, stylist, work.olderIs)));
  });
  return styled;
}

const NO_LINES: LineOrigins = { attributions: [], older: [], undetermined: [], boundary: [] };

/** A line of fifty thousand characters is data, whatever the file is called; every other limit may hide code. */
function takeNote({ code, message }: { code: string; message: string }, path: string, notes: CoverageNote[]): ResemblanceReason {
  const isData = code === 'long-line';
  notes.push({ code, message: `Its style was not read: ${message}.`, path, ...(isData ? {} : { incomplete: true }) });
  return code === 'time-limit' || code === 'parse-failed' ? code : isData ? 'generated' : 'over-limit';
}

function countImports(counts: ImportCounts, whole: Unit): void {
  const ofLanguage = (counts[whole.language] ??= {});
  const packages = new Set(whole.imports.filter(({ origin }) => origin === 'package').map(({ module }) => packageName(module, whole.language)));
  for (const name of packages) ofLanguage[name] = (Object.hasOwn(ofLanguage, name) ? (ofLanguage[name] ?? 0) : 0) + 1;
}

/** `@scope/name/deep` → `@scope/name`; `name.sub` and `name/deep` → `name`. */
function packageName(module: string, language: Unit['language']): string {
  if (language === 'python') return module.split('.', 1)[0] ?? module;
  return module.split('/', module.startsWith('@') ? 2 : 1).join('/');
}

const UNKNOWN = 0;
const OLDER = 1;
const ATTRIBUTED = 2;

export interface LineTable {
  kinds: Uint8Array;
  /** Commit of each undetermined line, by 1-based number. */
  commits: (string | undefined)[];
}

export function lineTable(count: number, { older, attributions, undetermined, byPerson = [] }: LineOrigins): LineTable {
  const table: LineTable = { kinds: new Uint8Array(count + 2), commits: [] };
  for (const { startLine, endLine } of older) table.kinds.fill(OLDER, startLine, endLine + 1);
  for (const { startLine, endLine } of [...attributions, ...byPerson]) table.kinds.fill(ATTRIBUTED, startLine, endLine + 1);
  for (const { startLine, endLine, commit } of undetermined) {
    for (let line = startLine; line <= endLine; line += 1) table.commits[line] = commit;
  }
  return table;
}

function place(unit: Unit, { kinds, commits }: LineTable, stylist: Stylist, olderIs: Work['olderIs']): PlacedUnit {
  const { name, kind, startLine, endLine, language } = unit;
  const counts = [0, 0, 0];
  const byCommit = new Map<string, number>();
  for (let line = startLine; line <= endLine; line += 1) {
    const known = kinds[line] ?? UNKNOWN;
    counts[known] = (counts[known] ?? 0) + 1;
    const commit = known === UNKNOWN ? commits[line] : undefined;
    if (commit !== undefined) byCommit.set(commit, (byCommit.get(commit) ?? 0) + 1);
  }
  const silent = (reason: ResemblanceReason): PlacedUnit => ({
    language, report: { name, kind, startLine, endLine, resemblance: null, resemblanceReason: reason, evidence: [] },
  });
  const [unknown = 0, older = 0, attributed = 0] = counts;
  // Style speaks of a text as a whole: where known lines prevail it would say what is known already.
  if (unknown * 2 < endLine - startLine + 1) return silent(attributed >= older ? 'known-origin' : olderIs);
  const score = stylist.score(unit);
  if (typeof score === 'string') return silent(score);
  const commit = mostOf(byCommit, endLine - startLine + 1);
  const resemblance = score.reason === undefined ? rounded(score.resemblance) : null;
  const telling = resemblance !== null && resemblance >= TELLING;
  return {
    language,
    score,
    ...(commit === undefined ? {} : { commit }),
    report: {
      name, kind, startLine, endLine, resemblance,
      ...(score.reason === undefined ? {} : { resemblanceReason: score.reason }),
      evidence: telling ? stylist.evidence(unit, EVIDENCE_SHOWN) : [],
    },
  };
}

/** One unit with all its evidence, whatever its lines are known to be. */
export function explainUnit(unit: Unit, lines: LineTable, stylist: Stylist, olderIs: Work['olderIs']): ReportUnit {
  const { report } = place(unit, lines, stylist, olderIs);
  return { ...report, evidence: stylist.evidence(unit) };
}

/** The commit with more lines than any other, when it has at least half of them all. */
function mostOf(byCommit: ReadonlyMap<string, number>, all: number): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [commit, count] of byCommit) if (count > most) [best, most] = [commit, count];
  return most * 2 >= all ? best : undefined;
}

export const undeterminedLines = (lines: LineOrigins): number => lineCount(lines.undetermined) + lineCount(lines.boundary);
