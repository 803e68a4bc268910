import type { ReportUnit, ResemblanceReason } from '../../api/report.ts';
import type { Unit } from '../../api/unit.ts';
import type { LineOrigins } from '../../attribution/lines.ts';
import type { UnitScore } from '../../score/unit-score.ts';
import { probability } from '../numbers.ts';
import type { Shown } from './shown.ts';
import type { Stylist } from './style.ts';

/** A unit of a file with what is known about its lines. */
export interface PlacedUnit {
  report: ReportUnit;
  language: Unit['language'];
  /** Absent when nobody asked for its style, or nobody can tell. */
  score?: UnitScore;
  /** The undeclared commit that brought more than half of its lines. */
  commit?: string;
}

export type ScoredUnit = PlacedUnit & { score: UnitScore };
export const isScored = (unit: PlacedUnit): unit is ScoredUnit => unit.score !== undefined;

/** What a unit's text alone says, without what is only shown. The score is there once somebody asked for it. */
export interface UnitFact extends Pick<Unit, 'kind' | 'startLine' | 'endLine'> {
  score?: UnitScore | ResemblanceReason;
}
type Placeable = UnitFact & Pick<Unit, 'language'> & Partial<Shown>;
/** Why lines that are older than the window have no agent. */
export type OlderIs = 'human-by-date' | 'before-window';

/** Units whose own resemblance reaches this show what made it so. */
const TELLING = 0.5;
const EVIDENCE_SHOWN = 5;

export const isTelling = ({ resemblance }: Pick<ReportUnit, 'resemblance'>): boolean => resemblance !== null && resemblance >= TELLING;

/** A unit that is scored when asked and remembers the answers. */
export class SeenUnit implements Placeable {
  readonly #unit: Unit;
  readonly #stylist: Stylist;
  #score: UnitScore | ResemblanceReason | undefined;
  #evidence: ReportUnit['evidence'] | undefined;

  /** @param score where it is known already */
  constructor(unit: Unit, stylist: Stylist, score?: UnitScore | ResemblanceReason) {
    this.#unit = unit;
    this.#score = score;
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
    const { kind, startLine, endLine } = this;
    return this.#score === undefined ? { kind, startLine, endLine } : { kind, startLine, endLine, score: this.#score };
  }

  /** Its evidence is empty where nobody asked for it. */
  shown(): Shown {
    return { name: this.name, evidence: this.#evidence ?? [] };
  }
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

export function countOrigins({ startLine, endLine }: Pick<Unit, 'startLine' | 'endLine'>, { kinds, commits }: LineTable) {
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

export function place(unit: Placeable, table: LineTable, olderIs: OlderIs): PlacedUnit {
  const { name = '', kind, startLine, endLine, language } = unit;
  const { byCommit, older, attributed, isAsked } = countOrigins(unit, table);
  const silent = (reason: ResemblanceReason): PlacedUnit => ({
    language, report: { name, kind, startLine, endLine, resemblance: null, resemblanceReason: reason, evidence: [] },
  });
  if (!isAsked) return silent(attributed >= older ? 'known-origin' : olderIs);
  const { score = 'no-code' } = unit;
  if (typeof score === 'string') return silent(score);
  const commit = mostOf(byCommit, endLine - startLine + 1);
  const resemblance = score.reason === undefined ? probability(score.resemblance) : null;
  return {
    language,
    score,
    ...(commit === undefined ? {} : { commit }),
    report: {
      name, kind, startLine, endLine, resemblance,
      ...(score.reason === undefined ? {} : { resemblanceReason: score.reason }),
      evidence: isTelling({ resemblance }) ? (unit.evidence ?? []) : [],
    },
  };
}

/** One unit with all its evidence, whatever its lines are known to be. */
export function explainUnit(unit: Unit, lines: LineTable, { stylist, olderIs }: { stylist: Stylist; olderIs: OlderIs }): ReportUnit {
  const { report } = place(new SeenUnit(unit, stylist), lines, olderIs);
  return { ...report, evidence: stylist.evidence(unit) };
}

/** The commit with more than half of all lines. Half is not enough: whose the other half is, is not known where only a change is read. */
function mostOf(byCommit: ReadonlyMap<string, number>, all: number): string | undefined {
  for (const [commit, count] of byCommit) if (count * 2 > all) return commit;
  return undefined;
}
