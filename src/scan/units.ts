import type { CoverageNote, ReportUnit, ResemblanceReason } from '../api/report.ts';
import type { Unit } from '../api/unit.ts';
import { lineCount, type LineOrigins } from '../attribution/lines.ts';
import type { BlobReader } from '../history/blobs.ts';
import { readSource } from '../languages/source.ts';
import type { UnitScore } from '../score/unit-score.ts';
import { eachBlob, type ScannedFile } from './files.ts';
import { rounded } from './numbers.ts';
import { Quarantine } from './quarantine.ts';
import type { Stylist } from './style.ts';
import type { Warm } from './warm.ts';

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
  warm?: Warm;
}

/** What a unit's text alone shows. The score and its evidence are there once somebody asked for them. */
interface UnitFact extends Pick<Unit, 'name' | 'kind' | 'startLine' | 'endLine'> {
  score?: UnitScore | ResemblanceReason;
  evidence?: ReportUnit['evidence'];
}
type Placeable = UnitFact & Pick<Unit, 'language'>;
interface StyleFact {
  language: Unit['language'];
  /** Packages that the file imports. */
  packages: string[];
  units: UnitFact[];
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
  const recalled = new RecalledStyle(work.warm, (file) => lineTable(file.lines, linesOf(file.path) ?? NO_LINES));
  const quarantine = new Quarantine();
  let done = 0;
  await eachBlob(asked, work.blobs, (file, bytes) => {
    work.onFile((done += 1), asked.length);
    if (work.isCancelled()) return;
    const lines = lineTable(file.lines, linesOf(file.path) ?? NO_LINES);
    const fact = recalled.take(file);
    if (fact !== undefined) {
      addImports(styled.imports, fact);
      styled.units.set(file.path, fact.units.map((unit) => place({ ...unit, language: fact.language }, lines, work.olderIs)));
      return;
    }
    if (bytes === undefined) return;
    if (quarantine.holds(file.oid)) {
      styled.reasons.set(file.path, 'parse-failed');
      styled.notes.push({ code: 'parser-crashed', message: 'Its style was not read: the parser crashed on it.', path: file.path, incomplete: true });
      return;
    }
    quarantine.reading(file.oid, () => readFile(file, bytes, lines));
  }, (file) => recalled.has(file));
  return styled;

  function readFile(file: ScannedFile, bytes: Buffer, lines: LineTable): void {
    const source = readSource(file.path, bytes.toString('utf8'));
    if (source === undefined) return;
    for (const note of source.notes) styled.reasons.set(file.path, takeNote(note, file.path, styled.notes));
    const seen = source.units.map((unit) => new SeenUnit(unit, stylist));
    const read: StyleFact = { language: source.language, packages: packagesOf(source.whole), units: seen };
    addImports(styled.imports, read);
    styled.units.set(file.path, seen.map((unit) => place(unit, lines, work.olderIs)));
    if (source.notes.length === 0) work.warm?.keep('style', file.path, file.oid, { ...read, units: seen.map((unit) => unit.fact()) });
  }
}

/** Styles that an earlier scan found, parsed once although they are asked for twice: whether, and what. */
class RecalledStyle {
  readonly #warm: Warm | undefined;
  readonly #tableOf: (file: ScannedFile) => LineTable;
  readonly #ahead = new Map<string, StyleFact>();

  constructor(warm: Warm | undefined, tableOf: (file: ScannedFile) => LineTable) {
    this.#warm = warm;
    this.#tableOf = tableOf;
  }

  /** False also where a unit's style is asked now and was not asked then. */
  has(file: ScannedFile): boolean {
    const fact = this.#warm?.recall<StyleFact>('style', file.path, file.oid);
    if (fact === undefined) return false;
    const table = this.#tableOf(file);
    if (fact.units.some((unit) => unit.score === undefined && countOrigins(unit, table).isAsked)) return false;
    this.#ahead.set(file.path, fact);
    return true;
  }

  take({ path }: ScannedFile): StyleFact | undefined {
    const fact = this.#ahead.get(path);
    this.#ahead.delete(path);
    return fact;
  }
}

/** A unit that is scored when asked and remembers the answers. */
class SeenUnit implements Placeable {
  readonly #unit: Unit;
  readonly #stylist: Stylist;
  #score: UnitScore | ResemblanceReason | undefined;
  #evidence: ReportUnit['evidence'] | undefined;

  constructor(unit: Unit, stylist: Stylist) {
    this.#unit = unit;
    this.#stylist = stylist;
  }

  get name(): string {
    return this.#unit.name;
  }
  get kind(): Unit['kind'] {
    return this.#unit.kind;
  }
  get startLine(): number {
    return this.#unit.startLine;
  }
  get endLine(): number {
    return this.#unit.endLine;
  }
  get language(): Unit['language'] {
    return this.#unit.language;
  }
  get score(): UnitScore | ResemblanceReason {
    return (this.#score ??= this.#stylist.score(this.#unit));
  }
  get evidence(): ReportUnit['evidence'] {
    return (this.#evidence ??= this.#stylist.evidence(this.#unit, EVIDENCE_SHOWN));
  }

  fact(): UnitFact {
    const { name, kind, startLine, endLine } = this;
    return {
      name, kind, startLine, endLine,
      ...(this.#score === undefined ? {} : { score: this.#score }), ...(this.#evidence === undefined ? {} : { evidence: this.#evidence }),
    };
  }
}

const NO_LINES: LineOrigins = { attributions: [], older: [], undetermined: [], boundary: [] };

/** Data and generated files do not get here: a limit that is reached hides code. */
function takeNote({ code, message }: { code: string; message: string }, path: string, notes: CoverageNote[]): ResemblanceReason {
  notes.push({ code, message: `Its style was not read: ${message}.`, path, incomplete: true });
  return code === 'time-limit' || code === 'parse-failed' ? code : 'over-limit';
}

const packagesOf = (whole: Unit): string[] =>
  [...new Set(whole.imports.filter(({ origin }) => origin === 'package').map(({ module }) => packageName(module, whole.language)))];

function addImports(counts: ImportCounts, { language, packages }: StyleFact): void {
  const ofLanguage = (counts[language] ??= {});
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

function countOrigins({ startLine, endLine }: Pick<Unit, 'startLine' | 'endLine'>, { kinds, commits }: LineTable) {
  const counts = [0, 0, 0];
  const byCommit = new Map<string, number>();
  for (let line = startLine; line <= endLine; line += 1) {
    const known = kinds[line] ?? UNKNOWN;
    counts[known] = (counts[known] ?? 0) + 1;
    const commit = known === UNKNOWN ? commits[line] : undefined;
    if (commit !== undefined) byCommit.set(commit, (byCommit.get(commit) ?? 0) + 1);
  }
  const [unknown = 0, older = 0, attributed = 0] = counts;
  // Style speaks of a text as a whole: where known lines prevail it would say what is known already.
  return { byCommit, older, attributed, isAsked: unknown * 2 >= endLine - startLine + 1 };
}

function place(unit: Placeable, table: LineTable, olderIs: Work['olderIs']): PlacedUnit {
  const { name, kind, startLine, endLine, language } = unit;
  const { byCommit, older, attributed, isAsked } = countOrigins(unit, table);
  const silent = (reason: ResemblanceReason): PlacedUnit => ({
    language, report: { name, kind, startLine, endLine, resemblance: null, resemblanceReason: reason, evidence: [] },
  });
  if (!isAsked) return silent(attributed >= older ? 'known-origin' : olderIs);
  const { score = 'no-code' } = unit;
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
      evidence: telling ? (unit.evidence ?? []) : [],
    },
  };
}

/** One unit with all its evidence, whatever its lines are known to be. */
export function explainUnit(unit: Unit, lines: LineTable, stylist: Stylist, olderIs: Work['olderIs']): ReportUnit {
  const { report } = place(new SeenUnit(unit, stylist), lines, olderIs);
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
